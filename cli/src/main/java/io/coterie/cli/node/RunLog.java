package io.coterie.cli.node;

import com.google.gson.JsonObject;
import io.coterie.cli.agent.EventText;
import io.coterie.cli.agent.Happening;
import io.coterie.cli.agent.StatusLine;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.OutputFormat;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import io.coterie.registry.v1.Peer;
import io.coterie.sdk.HubAddress;
import io.coterie.sdk.agent.bridge.BridgeFailure;
import io.coterie.sdk.node.PresenceEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells how a run goes: people on standard error, nothing twice in a row; programs an object a line
 * on standard output. Used by one thread, except for {@link #named}.
 */
final class RunLog {
  private final Invocation invocation;
  private final LocalNode node;
  private final PresenceStatus presence;
  private final EventText text = new EventText(this::name);
  private final StatusLine line;
  private volatile Map<String, String> names = Map.of();
  private String last = "";
  private JsonObject lastPresence = new JsonObject();

  RunLog(Invocation invocation, HubAddress hub, LocalNode node, StatusLine line) {
    this.invocation = invocation;
    this.node = node;
    this.presence = new PresenceStatus(hub);
    this.line = line;
  }

  /** What peers are called from now on. */
  void named(List<Peer> peers) {
    names =
        peers.stream()
            .filter(peer -> !peer.getHostname().isEmpty())
            .collect(Collectors.toUnmodifiableMap(Peer::getNode, Peer::getHostname, (a, _) -> a));
  }

  void opened(String what) {
    var json = event("opened");
    json.addProperty("what", what);
    put(what, json);
  }

  void tell(Happening happening) {
    switch (happening) {
      case Happening.OfAgent(var event) -> put(text.of(event).orElse(""), EventText.json(event));
      case Happening.OfPresence(var event) -> {
        var json = json(event);
        if (!json.equals(lastPresence)) { // a heartbeat like the last one is no news
          lastPresence = json;
          put(presence.text(event), json);
        }
      }
      case Happening.OfBridge(var failure) -> tell(failure);
      case Happening.Stop _, Happening.Tick _ -> {
        // nothing anybody has to be told of
      }
    }
  }

  private void tell(BridgeFailure failure) {
    String why = Table.printable(String.valueOf(failure.cause().getMessage()));
    var json = event("connectionFailed");
    json.addProperty("bridge", failure.bridge());
    json.addProperty("peer", failure.peer());
    json.addProperty("why", why);
    put(
        "%s: no connection with %s: %s".formatted(failure.bridge(), name(failure.peer()), why),
        json);
  }

  private void put(String words, JsonObject json) {
    if (invocation.options().output() == OutputFormat.JSON) {
      invocation.print(Reply.local(json, ""));
    } else if (!words.isEmpty() && !words.equals(last)) {
      last = words;
      line.clear();
      invocation.progress("node %s: %s".formatted(node.called(), words));
    }
  }

  private String name(String id) {
    return names.getOrDefault(id, id);
  }

  private static JsonObject json(PresenceEvent happened) {
    return switch (happened) {
      case PresenceEvent.Online online -> {
        var json = event("online");
        json.addProperty("address", online.observedAddress());
        yield json;
      }
      case PresenceEvent.Waiting waiting -> {
        var json = event("offline");
        json.addProperty("why", waiting.failure().message());
        yield json;
      }
      case PresenceEvent.Ended ended -> {
        var json = event("ended");
        json.addProperty("why", ended.failure().message());
        yield json;
      }
      case PresenceEvent.Left left -> {
        var json = event("left");
        json.addProperty("heard", left.heard());
        yield json;
      }
    };
  }

  private static JsonObject event(String name) {
    var json = new JsonObject();
    json.addProperty("event", name);
    return json;
  }
}
