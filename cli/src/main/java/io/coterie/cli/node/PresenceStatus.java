package io.coterie.cli.node;

import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Times;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.HubAddress;
import io.coterie.sdk.node.PresenceEvent;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Optional;

/** How a node's presence goes, as people read it. */
final class PresenceStatus {
  private final HubAddress hub;

  PresenceStatus(HubAddress hub) {
    this.hub = hub;
  }

  String text(PresenceEvent event) {
    return switch (event) {
      case PresenceEvent.Online online ->
          "online at %s, seen as %s; Ctrl-C ends it".formatted(hub, online.observedAddress());
      case PresenceEvent.Waiting waiting ->
          "offline: %s; trying again".formatted(reason(waiting.failure()));
      case PresenceEvent.Ended ended -> "ended: " + reason(ended.failure());
      case PresenceEvent.Left left ->
          left.heard()
              ? "said good-bye"
              : "gone; the hub did not hear the good-bye, its lease will lapse";
    };
  }

  private String reason(ApiFailure refusal) {
    if (refusal.code() == Code.UNAVAILABLE && refusal.reason().isEmpty()) {
      return "no hub answers at " + hub;
    }
    String delay = refusal.retryDelay().map(d -> " (" + Times.text(d) + ")").orElse("");
    return refusal.message() + delay;
  }

  /** Why the node can't be present any more. */
  static CliFailure explain(ApiFailure refusal) {
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
