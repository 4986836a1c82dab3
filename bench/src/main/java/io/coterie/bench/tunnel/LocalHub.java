package io.coterie.bench.tunnel;

import io.coterie.access.v1.PortRange;
import io.coterie.access.v1.Protocol;
import io.coterie.network.v1.AccessEntry;
import io.coterie.network.v1.SnapshotEnd;
import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.registry.v1.PeersSnapshotEnd;
import io.coterie.registry.v1.WatchPeersResponse;
import io.coterie.relay.wire.ShortId;
import io.coterie.relay.wire.grant.FlowGrant;
import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.sdk.agent.control.ControlPlane;
import io.coterie.sdk.agent.control.GrantKeySet;
import io.coterie.sdk.agent.control.ResolvedPeer;
import io.coterie.sdk.agent.control.UnknownPeerException;
import io.coterie.sdk.agent.tls.PinnedKey;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A hub in memory, of one network in which all may reach all. It answers at once, so that what is
 * measured is the agents. Nodes have to be made before any of them runs.
 */
final class LocalHub {
  private static final int NETWORK = 3;
  private static final ShortId NETWORK_ID = new ShortId("n".repeat(ShortId.LENGTH));
  private static final ShortId ACCOUNT = new ShortId("1".repeat(ShortId.LENGTH));
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final LocalRelay relay;
  private final Clock clock = Clock.systemUTC();
  private final Map<String, LocalNode> nodes = new ConcurrentHashMap<>();

  LocalHub(LocalRelay relay) {
    this.relay = relay;
  }

  LocalNode node(String name, InetSocketAddress relayAt) {
    var node = new LocalNode(name, 685 + nodes.size(), relayAt);
    nodes.put(name, node);
    return node;
  }

  ControlPlane of(LocalNode node) {
    return new ControlPlane(
        target -> resolve(node, target),
        (_, listener) -> tellAccess(node, listener),
        (_, listener) -> tellPeers(listener),
        new LocalTickets(relay, node, clock),
        node,
        () -> new GrantKeySet(Map.of(LocalRelay.GRANT_KEY, relay.grantKeys().getPublic()), LIFE));
  }

  private ResolvedPeer resolve(LocalNode from, String target) throws UnknownPeerException {
    var to = nodes.get(target);
    if (to == null) {
      throw new UnknownPeerException(target);
    }
    var secret = new byte[FlowGrant.SECRET];
    new SecureRandom().nextBytes(secret);
    var until = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
    var grant =
        new FlowGrant(
            LocalRelay.GRANT_KEY,
            until.minus(LIFE),
            until,
            NETWORK,
            new FlowGrant.Basis(FlowGrant.Kind.NETWORK, Optional.of(NETWORK_ID), 1),
            new FlowGrant.End(from.id(), from.number(), ACCOUNT, 1),
            new FlowGrant.End(to.id(), to.number(), ACCOUNT, 1),
            secret,
            from.key().publicKey().toByteArray(),
            LocalRelay.NAME);
    return new ResolvedPeer(
        to.nodeId(),
        NETWORK,
        new PinnedKey(to.key().publicKey()),
        to.endpoints(),
        SignedGrant.sign(grant, relay.grantKeys().getPrivate()),
        until);
  }

  private void tellAccess(LocalNode node, Consumer<WatchAccessResponse> listener)
      throws InterruptedException {
    nodes.values().stream()
        .filter(other -> other != node)
        .forEach(other -> listener.accept(entry(other)));
    listener.accept(
        WatchAccessResponse.newBuilder().setSnapshotEnd(SnapshotEnd.getDefaultInstance()).build());
    while (true) {
      Thread.sleep(Duration.ofSeconds(10)); // a lease is a minute
      listener.accept(WatchAccessResponse.getDefaultInstance());
    }
  }

  private static void tellPeers(Consumer<WatchPeersResponse> listener) throws InterruptedException {
    listener.accept(
        WatchPeersResponse.newBuilder()
            .setSnapshotEnd(PeersSnapshotEnd.getDefaultInstance())
            .build());
    Thread.currentThread().join();
  }

  private static WatchAccessResponse entry(LocalNode source) {
    var ports =
        List.of(Protocol.PROTOCOL_STREAM, Protocol.PROTOCOL_DATAGRAM).stream()
            .map(p -> PortRange.newBuilder().setProtocol(p).setFirst(1).setLast(65_535).build())
            .toList();
    return WatchAccessResponse.newBuilder()
        .setEntry(
            AccessEntry.newBuilder()
                .setNetwork(NETWORK_ID.withPrefix("net"))
                .setNetworkNumber(NETWORK)
                .setSourceNode(source.nodeId())
                .setSourcePublicKey(source.key().publicKey())
                .addAllPorts(ports))
        .build();
  }
}
