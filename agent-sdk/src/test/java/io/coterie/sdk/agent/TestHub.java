package io.coterie.sdk.agent;

import io.coterie.access.v1.PortRange;
import io.coterie.access.v1.Protocol;
import io.coterie.network.v1.AccessEntry;
import io.coterie.network.v1.Openness;
import io.coterie.network.v1.RemovedAccess;
import io.coterie.network.v1.SnapshotEnd;
import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.registry.v1.PeersSnapshotEnd;
import io.coterie.registry.v1.WatchPeersResponse;
import io.coterie.relay.wire.ShortId;
import io.coterie.relay.wire.credential.RelayCredential;
import io.coterie.relay.wire.grant.FlowGrant;
import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.sdk.agent.control.ControlPlane;
import io.coterie.sdk.agent.control.GrantKeySet;
import io.coterie.sdk.agent.control.GrantKeys;
import io.coterie.sdk.agent.control.Presence;
import io.coterie.sdk.agent.control.RelayTicket;
import io.coterie.sdk.agent.control.RelayTickets;
import io.coterie.sdk.agent.control.ResolvedPeer;
import io.coterie.sdk.agent.control.UnknownPeerException;
import io.coterie.sdk.agent.tls.PinnedKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A hub in memory: nodes, who may reach whom in one network, grants and credentials as real ones.
 */
final class TestHub {
  static final int NETWORK = 3;
  private static final ShortId NETWORK_ID = new ShortId("n".repeat(ShortId.LENGTH));

  private final TestRelay relay;
  private final Map<String, TestNode> nodes = new ConcurrentHashMap<>();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final List<Rule> unheard = new CopyOnWriteArrayList<>();
  private final Map<String, BlockingQueue<WatchAccessResponse>> watching =
      new ConcurrentHashMap<>();
  private volatile GrantKeys grantKeys;
  private volatile boolean away;
  private volatile List<String> relays = List.of(TestRelay.NAME);
  private final AtomicInteger numbers = new AtomicInteger(685);

  private record Rule(TestNode from, TestNode to, int first, int last) {}

  TestHub(TestRelay relay) {
    this.relay = relay;
    this.grantKeys =
        () ->
            new GrantKeySet(
                Map.of(relay.grantKeyId(), relay.publicGrantKey()), Duration.ofMinutes(5));
  }

  TestNode node(String name) {
    var node = new TestNode(name, numbers.getAndIncrement());
    nodes.put(name, node);
    return node;
  }

  void allow(TestNode from, TestNode to, int first, int last) {
    var rule = new Rule(from, to, first, last);
    rules.add(rule);
    tell(to, entry(rule));
  }

  void forbid(TestNode from, TestNode to) {
    rules.removeIf(rule -> rule.from() == from && rule.to() == to);
    tell(
        to,
        WatchAccessResponse.newBuilder()
            .setRemoved(
                RemovedAccess.newBuilder()
                    .setNetwork(NETWORK_ID.withPrefix("net"))
                    .setSourceNode(from.nodeId()))
            .build());
  }

  /** Says again who may reach a node, by the keys that are registered now. */
  void tellAgain(TestNode to) {
    rules.stream().filter(rule -> rule.to() == to).forEach(rule -> tell(to, entry(rule)));
  }

  /**
   * The one is not told of the other, which may resolve it nevertheless: as when what it has been
   * told is old.
   */
  void forget(TestNode one, TestNode other) {
    unheard.add(new Rule(other, one, 0, 0));
  }

  /** Other relays are listed. */
  void relays(List<String> listed) {
    relays = listed;
  }

  /** Other answers about keys than those that the relay goes by. */
  void grantKeys(GrantKeys keys) {
    grantKeys = keys;
  }

  ControlPlane controlPlane(TestNode node) {
    return new ControlPlane(
        target -> resolve(node, target),
        (_, listener) -> follow(node, listener),
        (_, listener) -> {
          listener.accept(
              WatchPeersResponse.newBuilder()
                  .setSnapshotEnd(PeersSnapshotEnd.getDefaultInstance())
                  .build());
          Thread.currentThread().join();
        },
        new Tickets(node),
        new Heartbeats(node),
        () -> grantKeys.read());
  }

  /** Look-ups get no answer from now on. */
  void away() {
    away = true;
  }

  private ResolvedPeer resolve(TestNode from, String target) throws IOException {
    if (away) {
      throw new IOException("the hub is away");
    }
    var to =
        nodes.values().stream()
            .filter(n -> n.name.equals(target) || n.nodeId().equals(target))
            .filter(
                n -> n.isPublic || rules.stream().anyMatch(r -> r.from() == from && r.to() == n))
            .findFirst()
            .orElseThrow(() -> new UnknownPeerException(target));
    var until = Instant.now().plusSeconds(300).truncatedTo(ChronoUnit.SECONDS);
    return new ResolvedPeer(
        to.nodeId(),
        to.isPublic ? 0 : NETWORK,
        new PinnedKey(to.registered.publicKey()),
        to.endpoints,
        grant(from, to, until),
        until);
  }

  private SignedGrant grant(TestNode from, TestNode to, Instant until) {
    var secret = new byte[FlowGrant.SECRET];
    new SecureRandom().nextBytes(secret);
    var basis =
        to.isPublic
            ? new FlowGrant.Basis(FlowGrant.Kind.PUBLIC, Optional.empty(), 0)
            : new FlowGrant.Basis(FlowGrant.Kind.NETWORK, Optional.of(NETWORK_ID), 1);
    return SignedGrant.sign(
        new FlowGrant(
            relay.grantKeyId(),
            until.minusSeconds(300),
            until,
            to.isPublic ? 0 : NETWORK,
            basis,
            new FlowGrant.End(from.id, from.number, new ShortId("1".repeat(26)), 1),
            new FlowGrant.End(to.id, to.number, new ShortId("2".repeat(26)), 1),
            secret,
            from.registered.publicKey().toByteArray(),
            to.homeRelay),
        relay.grantKey());
  }

  private void follow(TestNode node, Consumer<WatchAccessResponse> listener)
      throws InterruptedException {
    BlockingQueue<WatchAccessResponse> queue = new LinkedBlockingQueue<>();
    for (var rule : new ArrayList<>(rules)) {
      boolean told =
          unheard.stream().noneMatch(r -> r.from() == rule.from() && r.to() == rule.to());
      if (rule.to() == node && told) {
        queue.add(entry(rule));
      }
    }
    if (node.isPublic) {
      queue.add(
          WatchAccessResponse.newBuilder()
              .setOpenness(Openness.newBuilder().setIsPublic(true))
              .build());
    }
    queue.add(
        WatchAccessResponse.newBuilder().setSnapshotEnd(SnapshotEnd.getDefaultInstance()).build());
    watching.put(node.name, queue);
    while (true) {
      listener.accept(queue.take());
    }
  }

  private void tell(TestNode node, WatchAccessResponse what) {
    var queue = watching.get(node.name);
    if (queue != null) {
      queue.add(what);
    }
  }

  private static WatchAccessResponse entry(Rule rule) {
    var entry =
        AccessEntry.newBuilder()
            .setNetwork(NETWORK_ID.withPrefix("net"))
            .setNetworkNumber(NETWORK)
            .setSourceNode(rule.from().nodeId())
            .setSourcePublicKey(rule.from().registered.publicKey());
    for (var protocol : List.of(Protocol.PROTOCOL_STREAM, Protocol.PROTOCOL_DATAGRAM)) {
      entry.addPorts(
          PortRange.newBuilder().setProtocol(protocol).setFirst(rule.first()).setLast(rule.last()));
    }
    return WatchAccessResponse.newBuilder().setEntry(entry).build();
  }

  private final class Tickets implements RelayTickets {
    private final TestNode node;

    Tickets(TestNode node) {
      this.node = node;
    }

    @Override
    public List<String> relays() {
      return relays;
    }

    @Override
    public RelayTicket ticket(String name) {
      var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      var credential = RelayCredential.issue(node.id, 1, now, now.plusSeconds(3600));
      return new RelayTicket(
          name,
          node.relayAt.isEmpty() ? List.of(relay.address()) : node.relayAt,
          relay.tunnels(),
          credential.seal(relay.key()),
          credential.sessionSecret(),
          credential.expires());
    }
  }

  private static final class Heartbeats implements Presence {
    private final TestNode node;

    Heartbeats(TestNode node) {
      this.node = node;
    }

    @Override
    public Duration beat(List<String> endpoints, String homeRelay) {
      node.endpoints = endpoints.stream().map(Heartbeats::parse).toList();
      node.homeRelay = homeRelay;
      return Duration.ofSeconds(30);
    }

    @Override
    public void leave() {
      node.homeRelay = "";
      node.endpoints = List.of();
    }

    private static InetSocketAddress parse(String text) {
      int colon = text.lastIndexOf(':');
      return new InetSocketAddress(
          text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
  }
}
