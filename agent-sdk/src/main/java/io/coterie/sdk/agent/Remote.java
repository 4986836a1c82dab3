package io.coterie.sdk.agent;

import io.coterie.sdk.agent.path.Link;
import io.coterie.sdk.agent.path.Transport;
import io.coterie.sdk.agent.session.Connection;
import io.coterie.sdk.agent.session.Sessions;
import io.coterie.sdk.agent.tls.PinnedKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One other node: the link to it, the flow that this end keeps open, and the connections over both.
 * Used on the event loop only.
 */
final class Remote {
  private final String node;
  private final Link link;
  private final List<Connection> connections = new ArrayList<>();
  private PinnedKey key;
  private @Nullable OutgoingFlow outgoing;
  private final Set<CompletableFuture<Connection>> waiters = new LinkedHashSet<>();
  private @Nullable CompletableFuture<Connection> attempt;
  private final Set<Visit> visits = new LinkedHashSet<>();

  Remote(String node, Link link, PinnedKey key) {
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

  PinnedKey key() {
    return key;
  }

  /** The hub says that this is the node's key now. */
  void key(PinnedKey known) {
    if (!key.equals(known)) {
      List.copyOf(connections).forEach(Connection::close);
    }
    key = known;
  }

  Optional<OutgoingFlow> outgoing() {
    return Optional.ofNullable(outgoing);
  }

  void outgoing(@Nullable OutgoingFlow flow) {
    outgoing = flow;
  }

  /** A flow of the peer's began. */
  void begins(Visit visit) {
    visits.add(visit);
  }

  /** A flow of the peer's ended. */
  void ends(Visit visit) {
    visits.remove(visit);
  }

  /** This node may be reached elsewhere from now on. */
  void moved() {
    outgoing().ifPresent(OutgoingFlow::moved);
    visits.forEach(Visit::moved);
  }

  List<Connection> connections() {
    return List.copyOf(connections);
  }

  /**
   * A connection that works, as soon as there is one. Whoever does not want it any more cancels it.
   *
   * @param done is run when nobody waits for it any more, on whichever thread
   */
  CompletableFuture<Connection> connection(Sessions sessions, Consumer<Runnable> done) {
    for (var connection : connections) {
      if (connection.isActive() && connection.isFresh()) {
        return CompletableFuture.completedFuture(connection);
      }
    }
    var waiter = new CompletableFuture<Connection>();
    waiters.add(waiter);
    var _ =
        waiter.whenComplete(
            (_, _) -> done.accept(() -> waiters.removeIf(CompletableFuture::isDone)));
    var known = connections.stream().filter(Connection::isActive).toList();
    known.forEach(this::ask);
    if (known.isEmpty()) {
      tryToConnect(sessions);
    }
    return waiter;
  }

  /** One that has been quiet for a while may be one that the peer has forgotten. */
  private void ask(Connection connection) {
    var _ = connection.ping().thenAccept(_ -> serve(connection));
  }

  /** There may be a way again after there was none: the peer shall notice at once. */
  void revive() {
    link.resume();
    for (var connection : connections) {
      if (connection.isActive()) {
        var _ = connection.ping();
      }
    }
  }

  /** Begins the handshake if somebody waits for it and there is a way to send it. */
  void tryToConnect(Sessions sessions) {
    if (waiters.isEmpty() || attempt != null || !link.isUp()) {
      return;
    }
    var begun = sessions.connect(link);
    attempt = begun;
    var _ =
        begun.whenComplete((_, failure) -> {
          attempt = null;
          if (failure != null) {
            giveUp(failure);
          }
        });
  }

  /**
   * Nobody waits any more. Whoever does next begins anew, rather than with a handshake that says
   * something only every so many seconds by then.
   */
  void stopTrying() {
    var begun = attempt;
    if (begun != null) {
      begun.cancel(false);
    }
  }

  /** Whoever waits for a connection waits in vain. */
  void giveUp(Throwable why) {
    List.copyOf(waiters).forEach(waiter -> waiter.completeExceptionally(why));
    waiters.clear();
  }

  void ready(Connection connection) {
    connections.stream().filter(Connection::isSilent).toList().forEach(Connection::close);
    connections.add(connection);
    serve(connection);
  }

  private void serve(Connection connection) {
    List.copyOf(waiters).forEach(waiter -> waiter.complete(connection));
    waiters.clear();
  }

  void ended(Connection connection) {
    connections.remove(connection);
  }

  /**
   * How packets get there.
   *
   * @param home where flows that the peer opened come in
   */
  PeerPath path(String home) {
    var relay = outgoing == null ? home : outgoing.relay();
    return new PeerPath(
        node,
        kind(),
        link.direct(),
        relay,
        link.direct().isPresent()
            ? link.roundTrip()
            : connections.stream().map(Connection::roundTrip).flatMap(Optional::stream).findFirst(),
        connections.stream().mapToInt(Connection::streams).sum(),
        connections.stream().anyMatch(c -> c.isActive() && !c.isSilent()));
  }

  private PathKind kind() {
    if (link.direct().isPresent()) {
      return PathKind.DIRECT;
    }
    return link.relayed().filter(Transport.TUNNEL::equals).isPresent()
        ? PathKind.TUNNEL
        : PathKind.RELAY;
  }

  /** Nothing of this node's own needs the peer. */
  boolean isUnused() {
    return connections.isEmpty() && waiters.isEmpty();
  }

  /** Nobody needs the link. */
  boolean isForgotten() {
    return isUnused() && outgoing == null && visits.isEmpty();
  }
}
