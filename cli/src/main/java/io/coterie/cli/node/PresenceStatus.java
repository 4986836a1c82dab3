package io.coterie.cli.node;

import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Times;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.HubAddress;
import io.coterie.sdk.node.PresenceEvent;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Optional;

/** Tells people how a node's presence goes: whenever it changes, not at every heartbeat. */
final class PresenceStatus {
  private final Invocation invocation;
  private final HubAddress hub;
  private final LocalNode node;
  private Optional<CliFailure> failure = Optional.empty();
  private String last = "";

  PresenceStatus(Invocation invocation, HubAddress hub, LocalNode node) {
    this.invocation = invocation;
    this.hub = hub;
    this.node = node;
  }

  void show(PresenceEvent event) {
    switch (event) {
      case PresenceEvent.Online online ->
          say("online at %s, seen as %s; Ctrl-C ends it".formatted(hub, online.observedAddress()));
      case PresenceEvent.Waiting waiting ->
          say("offline: %s; trying again".formatted(reason(waiting.failure())));
      case PresenceEvent.Ended ended -> failure = Optional.of(explain(ended.failure()));
      case PresenceEvent.Left left ->
          say(
              left.heard()
                  ? "said good-bye"
                  : "gone; the hub did not hear the good-bye, its lease will lapse");
    }
  }

  /** Why it ended, if not by itself. */
  Optional<CliFailure> failure() {
    return failure;
  }

  private void say(String what) {
    if (!what.equals(last)) {
      last = what;
      invocation.progress("node %s: %s".formatted(node.called(), what));
    }
  }

  private String reason(ApiFailure refusal) {
    if (refusal.code() == Code.UNAVAILABLE && refusal.reason().isEmpty()) {
      return "no hub answers at " + hub;
    }
    String delay = refusal.retryDelay().map(d -> " (" + Times.text(d) + ")").orElse("");
    return refusal.message() + delay;
  }

  private static CliFailure explain(ApiFailure refusal) {
    return new CliFailure(
        new CliFailure.Details(
            refusal.code(),
            refusal.reason().orElse("UNEXPLAINED"),
            "the hub does not take this node: " + refusal.message(),
            Optional.of(
                "its key may be expired or replaced, or the node deleted: see coterie node ls"),
            refusal.metadata(),
            List.of()));
  }
}
