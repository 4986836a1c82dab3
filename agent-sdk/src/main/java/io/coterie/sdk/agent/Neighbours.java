package io.coterie.sdk.agent;

import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.sdk.agent.access.AccessMap;
import io.coterie.sdk.agent.control.ResolvedPeer;
import io.coterie.sdk.agent.path.Link;
import io.coterie.sdk.agent.path.Transport;
import io.coterie.sdk.agent.path.UdpSocket;
import io.coterie.sdk.agent.relay.FlowOwner;
import io.coterie.sdk.agent.relay.RelayEvents;
import io.coterie.sdk.agent.relay.Relays;
import io.coterie.sdk.agent.session.Connection;
import io.coterie.sdk.agent.session.PeerKeys;
import io.coterie.sdk.agent.session.SessionEvents;
import io.coterie.sdk.agent.session.Sessions;
import io.coterie.sdk.agent.tls.Pin;
import io.coterie.sdk.agent.tls.PinnedKey;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All nodes that this one has something to do with at the moment. Used on the event loop only. */
final class Neighbours implements PeerKeys, SessionEvents, RelayEvents {
  /** A connection whose peer leaves a question unanswered for so long is not waited for. */
  private static final Duration BEFORE_ANOTHER = Duration.ofSeconds(1);

  private final AgentConfig config;
  private final AccessMap access;
  private final HomeRelay home;
  private final Executor blocking;
  private final Map<String, Remote> byNode = new HashMap<>();
  private final Map<InetSocketAddress, Remote> byVirtual = new HashMap<>();

  /** Why relays are not used that were told of. */
  private final Map<String, String> silent = new HashMap<>();

  private @Nullable Parts parts;
  private @Nullable Questions questions;

  /** What needs the neighbours and is needed by them. */
  record Parts(UdpSocket socket, Relays relays, Sessions sessions) {}

  Neighbours(AgentConfig config, AccessMap access, HomeRelay home, Executor blocking) {
    this.config = config;
    this.access = access;
    this.home = home;
    this.blocking = blocking;
  }

  void connect(Parts made) {
    this.parts = made;
  }

  /** A connection to a node that was resolved. */
  CompletableFuture<Connection> dial(String target, ResolvedPeer resolved) {
    var peer = remote(resolved.node(), resolved.key());
    peer.key(resolved.key());
    var connection =
        peer.connection(
            parts().sessions(),
            leave ->
                loop()
                    .execute(() -> {
                      leave.run();
                      release(peer);
                    }));
    if (peer.outgoing().isEmpty()) {
      var flow = new OutgoingFlow(peer, this, target, resolved);
      peer.outgoing(flow);
      flow.start();
    }
    if (!connection.isDone()) {
      var _ = loop().schedule(() -> connect(peer), BEFORE_ANOTHER.toNanos(), TimeUnit.NANOSECONDS);
    }
    return connection;
  }

  /**
   * The peer that came, if it may.
   *
   * @param granted its key as its grant has it: that is the peer's unless the hub has told another
   */
  Optional<Remote> visitor(String node, PinnedKey granted) {
    if (!access.admits(node)) {
      return Optional.empty();
    }
    var known = access.key(node);
    var peer = remote(node, known.orElse(granted));
    if (known.isEmpty()) {
      peer.key(granted);
    }
    return Optional.of(peer);
  }

  /** Begins the handshake with a peer if that has become possible. */
  void connect(Remote peer) {
    peer.tryToConnect(parts().sessions());
  }

  /** A peer may not be reached any more. */
  void lost(Remote peer, IOException why) {
    peer.giveUp(why);
    peer.connections().forEach(Connection::close);
    release(peer);
  }

  /** A flow that the peer opened ended. */
  void left(Remote peer, Reason reason) {
    if (reason == Reason.REVOKED && !peer.link().isUp()) {
      peer.connections().forEach(Connection::close);
    }
    release(peer);
  }

  /** Access may have been taken from somebody. */
  void recheck() {
    List.copyOf(byNode.values()).forEach(peer -> peer.connections().forEach(Connection::recheck));
  }

  /** When what streams have sent has arrived everywhere, or never will. */
  CompletableFuture<?> settle() {
    return CompletableFuture.allOf(
        byNode.values().stream()
            .flatMap(peer -> peer.connections().stream())
            .map(Connection::settle)
            .toArray(CompletableFuture<?>[]::new));
  }

  /** Says good-bye to all; what is done when that is said. */
  List<Future<?>> close() {
    var goodbyes = new ArrayList<Future<?>>();
    for (var peer : List.copyOf(byNode.values())) {
      peer.giveUp(new IOException("the agent stops"));
      peer.connections()
          .forEach(connection -> {
            goodbyes.add(connection.closed());
            connection.close();
          });
    }
    return goodbyes;
  }

  /** A flow is not kept for nothing. */
  private void release(Remote peer) {
    if (peer.isUnused()) {
      peer.stopTrying();
      peer.outgoing().ifPresent(OutgoingFlow::stop);
      peer.outgoing(null);
    }
    if (peer.isForgotten() && byNode.remove(peer.node(), peer)) {
      byVirtual.remove(peer.link().address());
      parts().socket().links().remove(peer.link());
    }
  }

  private Remote remote(String node, PinnedKey key) {
    return byNode.computeIfAbsent(
        node,
        n -> {
          var link = parts().socket().links().create();
          var peer = new Remote(n, link, key);
          byVirtual.put(link.address(), peer);
          return peer;
        });
  }

  void resolve(String target, Consumer<ResolvedPeer> then, Consumer<IOException> otherwise) {
    var present = questions;
    if (present == null) {
      present = new Questions(config.control().resolver(), loop(), blocking);
      questions = present;
    }
    present.ask(target, then, otherwise);
  }

  /** A link took another way. */
  void moved(Link link) {
    var peer = byVirtual.get(link.address());
    if (peer != null) {
      tell(new AgentEvent.PathChanged(peer.node(), link.direct()));
      connect(peer);
    }
  }

  List<PeerPath> paths() {
    return byNode.values().stream()
        .filter(peer -> !peer.connections().isEmpty())
        .map(peer -> peer.path(home.current()))
        .toList();
  }

  boolean direct() {
    return config.direct();
  }

  /** Where this end may be reached. */
  List<InetSocketAddress> candidates() {
    return home.candidates();
  }

  Relays relays() {
    return parts().relays();
  }

  EventLoop loop() {
    return parts().socket().channel().eventLoop();
  }

  Instant now() {
    return config.clock().instant();
  }

  void tell(AgentEvent event) {
    config.events().accept(event);
  }

  private Parts parts() {
    if (parts == null) {
      throw new IllegalStateException("the agent is not put together yet");
    }
    return parts;
  }

  @Override
  public Optional<Expected> at(InetSocketAddress virtual) {
    return Optional.ofNullable(byVirtual.get(virtual))
        .map(peer ->
            new Expected(
                peer.node(), new Pin(peer.key(), known().key(peer.node()).orElse(peer.key()))));
  }

  @Override
  public void ready(InetSocketAddress virtual, Connection connection, PinnedKey key) {
    var peer = byVirtual.get(virtual);
    if (peer == null) {
      connection.close();
    } else {
      peer.key(key);
      remember(peer.node(), key);
      peer.ready(connection);
      tell(new AgentEvent.PeerConnected(peer.node()));
    }
  }

  /** Whoever it says it is from now on: it is this key that it has proved. */
  private void remember(String node, PinnedKey key) {
    if (known().key(node).filter(key::equals).isPresent()) {
      return;
    }
    blocking.execute(() -> {
      try {
        known().remember(node, key);
      } catch (IOException e) {
        tell(new AgentEvent.NotRemembered(node, String.valueOf(e.getMessage())));
      }
    });
  }

  private KnownPeers known() {
    return config.continuity().peers();
  }

  @Override
  public void ended(InetSocketAddress virtual, Connection connection) {
    var peer = byVirtual.get(virtual);
    if (peer != null) {
      peer.ended(connection);
      tell(new AgentEvent.PeerGone(peer.node()));
      release(peer);
    }
  }

  @Override
  public void failed(InetSocketAddress virtual, String node, IOException why) {
    tell(new AgentEvent.HandshakeFailed(node, reason(why)));
    Optional.ofNullable(byVirtual.get(virtual)).ifPresent(this::release);
  }

  private static String reason(IOException why) {
    var cause = why.getCause();
    return String.valueOf((cause == null ? why : cause).getMessage());
  }

  @Override
  public void up(String relay, Optional<InetSocketAddress> reflexive, Transport by) {
    silent.remove(relay);
    // a node that is not to be reached directly tells nobody where it is
    home.up(relay, direct() ? reflexive : Optional.empty());
    tell(new AgentEvent.RelayUp(relay, reflexive, by));
    var all = List.copyOf(byNode.values());
    all.forEach(this::connect);
    all.forEach(Remote::moved);
    all.forEach(Remote::revive);
  }

  @Override
  public void down(String relay, String why) {
    if (!why.equals(silent.put(relay, why))) {
      tell(new AgentEvent.RelayDown(relay, why));
    }
    home.down(relay);
  }

  @Override
  public void copied(String relay) {
    tell(new AgentEvent.Copied(relay));
  }

  @Override
  public FlowOwner incoming(String relay, SignedGrant grant) {
    return new Visit(this, grant);
  }

  @Override
  public void forged(String relay, SignedGrant grant) {
    tell(new AgentEvent.Forged(relay, grant.grant().source().node().withPrefix("node")));
  }
}
