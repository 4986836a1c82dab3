package io.coterie.sdk.agent;

import io.coterie.sdk.agent.path.Link;
import io.coterie.sdk.agent.session.Connection;
import io.coterie.sdk.agent.session.Sessions;
import io.coterie.sdk.agent.tls.PinnedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One other node: the link to it, the flow that this end keeps open, and the connections over both.
 * Used on the event loop only.
 */
final class Remote {
  private final String node;
  private final Link link;
  private final List<Connection> connections = new ArrayList<>();
  private Optional<PinnedKey> key;
  private @Nullable OutgoingFlow outgoing;
  private @Nullable CompletableFuture<Connection> connecting;
  private boolean tried;
  private int visits;

  Remote(String node, Link link, Optional<PinnedKey> key) {
    this.node = node;
    this.link = link;
    this.key = key;
  }

  String node() {
    return node;
  }

  Link link() {
    return link;
  }

  Optional<PinnedKey> key() {
    return key;
  }

  /** The hub says that this is the node's key now. */
  void key(PinnedKey known) {
    if (key.isPresent() && !key.get().equals(known)) {
      List.copyOf(connections).forEach(Connection::close);
    }
    key = Optional.of(known);
  }

  Optional<OutgoingFlow> outgoing() {
    return Optional.ofNullable(outgoing);
  }

  void outgoing(@Nullable OutgoingFlow flow) {
    outgoing = flow;
  }

  /** A flow of the peer's began or ended. */
  void visits(int more) {
    visits += more;
  }

  List<Connection> connections() {
    return List.copyOf(connections);
  }

  /** A connection that works, as soon as there is one. */
  CompletableFuture<Connection> connection(Sessions sessions) {
    for (var connection : connections) {
      if (connection.isActive()) {
        return CompletableFuture.completedFuture(connection);
      }
    }
    var present = connecting;
    if (present == null) {
      present = new CompletableFuture<>();
      connecting = present;
      tried = false;
    }
    tryToConnect(sessions);
    return present;
  }

  /** Begins the handshake if somebody waits for it and there is a way to send it. */
  void tryToConnect(Sessions sessions) {
    var waiting = connecting;
    if (waiting == null || tried || !link.isUp()) {
      return;
    }
    tried = true;
    var _ =
        sessions
            .connect(link)
            .whenComplete((connection, failure) -> connected(waiting, connection, failure));
  }

  @SuppressWarnings("ReferenceEquality") // this one, not another that somebody waits for by now
  private void connected(
      CompletableFuture<Connection> waiting,
      @Nullable Connection connection,
      @Nullable Throwable failure) {
    if (connection != null) {
      waiting.complete(connection);
    } else if (failure != null) {
      waiting.completeExceptionally(failure);
    }
    if (connecting == waiting) {
      connecting = null;
    }
  }

  /** Whoever waits for a connection waits in vain. */
  void giveUp(Exception why) {
    var waiting = connecting;
    connecting = null;
    if (waiting != null) {
      waiting.completeExceptionally(why);
    }
  }

  void ready(Connection connection) {
    connections.add(connection);
    var waiting = connecting;
    if (waiting != null) {
      waiting.complete(connection);
    }
  }

  void ended(Connection connection) {
    connections.remove(connection);
  }

  /** Nothing of this node's own needs the peer. */
  boolean isUnused() {
    return connections.isEmpty() && connecting == null;
  }

  /** Nobody needs the link. */
  boolean isForgotten() {
    return isUnused() && outgoing == null && visits == 0;
  }
}
