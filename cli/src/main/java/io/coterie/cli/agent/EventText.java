package io.coterie.cli.agent;

import com.google.gson.JsonObject;
import io.coterie.cli.output.Table;
import io.coterie.sdk.agent.AgentEvent;
import io.coterie.sdk.agent.access.Knock;
import io.coterie.sdk.agent.access.Verdict;
import io.coterie.sdk.agent.path.Transport;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What happens to an agent, as people read it. */
public final class EventText {
  /** What the presence of the node says already. */
  private static final Set<String> TOLD = Set.of("heartbeat", "good-bye");

  private final UnaryOperator<String> names;

  /**
   * Texts.
   *
   * @param names from a node's id to what it is called
   */
  public EventText(UnaryOperator<String> names) {
    this.names = names;
  }

  /** One line; empty where people need not know. */
  public Optional<String> of(AgentEvent event) {
    return switch (event) {
      case AgentEvent.RelayUp up ->
          Optional.of(
              "relay %s answers%s%s"
                  .formatted(
                      up.relay(),
                      up.by() == Transport.TUNNEL ? " by TCP through the hub, not by UDP" : "",
                      up.reflexive().map(a -> ", sees us as " + Paths.text(a)).orElse("")));
      case AgentEvent.RelayDown down ->
          Optional.of(
              "relay %s can't be used: %s; trying again"
                  .formatted(down.relay(), Table.printable(down.why())));
      case AgentEvent.Copied _ -> Optional.empty();
      case AgentEvent.PeerConnected peer -> Optional.of("connected with " + name(peer.node()));
      case AgentEvent.PeerGone peer -> Optional.of("no longer connected with " + name(peer.node()));
      case AgentEvent.PathChanged change ->
          Optional.of(
              "%s is reached %s"
                  .formatted(
                      name(change.node()),
                      change
                          .direct()
                          .map(a -> "directly at " + Paths.text(a))
                          .orElse("through a relay")));
      case AgentEvent.Refused refused -> Optional.of(refused(refused.knock(), refused.verdict()));
      case AgentEvent.Stranger stranger ->
          Optional.of(name(stranger.node()) + " is not let in: nothing allows it");
      case AgentEvent.Forged forged ->
          Optional.of(
              "relay %s told of a flow from %s that the hub has not granted: dropped"
                  .formatted(forged.relay(), name(forged.node())));
      case AgentEvent.HandshakeFailed failed ->
          Optional.of(
              "the handshake with %s failed: %s"
                  .formatted(name(failed.node()), Table.printable(failed.why())));
      case AgentEvent.NotRemembered peer ->
          Optional.of(
              "the key of %s could not be kept: %s"
                  .formatted(name(peer.node()), Table.printable(peer.why())));
      case AgentEvent.HubUnavailable hub ->
          TOLD.contains(hub.what())
              ? Optional.empty()
              : Optional.of(
                  "the hub does not answer (%s): %s"
                      .formatted(hub.what(), Table.printable(hub.why())));
    };
  }

  private String refused(Knock knock, Verdict verdict) {
    String why =
        switch (verdict) {
          case ALLOWED, NOT_ALLOWED -> "nothing allows it";
          case STALE -> "nothing was heard from the hub for too long";
          case LIMITED -> "it knocks too often";
        };
    return "%s is refused on port %d: %s".formatted(name(knock.node()), knock.port(), why);
  }

  private String name(String node) {
    return Table.printable(names.apply(node));
  }

  /** The same for programs, with nothing left out. */
  public static JsonObject json(AgentEvent event) {
    var json = new JsonObject();
    switch (event) {
      case AgentEvent.RelayUp up -> {
        json.addProperty("event", "relayUp");
        json.addProperty("relay", up.relay());
        json.addProperty("by", up.by().name().toLowerCase(Locale.ROOT));
        up.reflexive().ifPresent(a -> json.addProperty("address", Paths.text(a)));
      }
      case AgentEvent.RelayDown down -> {
        json.addProperty("event", "relayDown");
        json.addProperty("relay", down.relay());
        json.addProperty("why", down.why());
      }
      case AgentEvent.Copied copied -> {
        json.addProperty("event", "copied");
        json.addProperty("relay", copied.relay());
      }
      case AgentEvent.PeerConnected peer -> about(json, "peerConnected", peer.node());
      case AgentEvent.PeerGone peer -> about(json, "peerGone", peer.node());
      case AgentEvent.PathChanged change -> {
        about(json, "pathChanged", change.node());
        json.addProperty("path", change.direct().isPresent() ? "direct" : "relay");
        change.direct().ifPresent(a -> json.addProperty("address", Paths.text(a)));
      }
      case AgentEvent.Refused refused -> {
        about(json, "refused", refused.knock().node());
        json.addProperty("port", refused.knock().port());
        json.addProperty("why", refused.verdict().name());
      }
      case AgentEvent.Stranger stranger -> about(json, "stranger", stranger.node());
      case AgentEvent.Forged forged -> {
        about(json, "forged", forged.node());
        json.addProperty("relay", forged.relay());
      }
      case AgentEvent.HandshakeFailed failed -> {
        about(json, "handshakeFailed", failed.node());
        json.addProperty("why", failed.why());
      }
      case AgentEvent.NotRemembered peer -> {
        about(json, "notRemembered", peer.node());
        json.addProperty("why", peer.why());
      }
      case AgentEvent.HubUnavailable hub -> {
        json.addProperty("event", "hubUnavailable");
        json.addProperty("what", hub.what());
        json.addProperty("why", hub.why());
      }
    }
    return json;
  }

  private static void about(JsonObject json, String event, String node) {
    json.addProperty("event", event);
    json.addProperty("node", node);
  }
}
