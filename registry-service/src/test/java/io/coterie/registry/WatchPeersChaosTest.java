package io.coterie.registry;

import static io.coterie.registry.Requests.accept;
import static io.coterie.registry.Requests.ask;
import static io.coterie.registry.Requests.batch;
import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.end;
import static io.coterie.registry.Requests.rename;
import static io.coterie.registry.Requests.revoke;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.access.v1.PortRange;
import io.coterie.access.v1.Protocol;
import io.coterie.platform.id.Address;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.FakeNetworkService.Network;
import io.coterie.registry.membership.Ports;
import io.coterie.registry.v1.HeartbeatRequest;
import io.coterie.registry.v1.ListTrustedRequest;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.NodeRecord;
import io.coterie.registry.v1.Peer;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.Trust;
import io.coterie.testing.ServiceFixture;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever changes on either side, in whatever order it comes, and wherever watches are cut off: in
 * the end each holds what there is.
 */
@Timeout(180)
class WatchPeersChaosTest {
  private static final Map<String, String> EAGER = Map.of("registry.presence.lapse-period", "5ms");
  private static final int NODES = 9;
  private static final int WRITERS = 3;
  private static final int STEPS = Integer.getInteger("coterie.chaos.steps", 60);
  private static final HeartbeatRequest BYE =
      HeartbeatRequest.newBuilder().setLeaving(true).build();

  private final RegistryFixture fixture = new RegistryFixture(EAGER);
  private final ServiceFixture second = fixture.replica(EAGER);
  private final FakeReach reach = fixture.network().reach();
  private final List<Network> networks =
      List.of(fixture.network().network(), fixture.network().network());
  private final List<TestNode> nodes = new ArrayList<>();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void everyWatchEndsWithWhatThereIs() throws Exception {
    long seed = Long.getLong("coterie.seed", System.nanoTime());
    System.out.println("seed " + seed + " (give it back with -Dcoterie.seed)");
    for (int i = 0; i < NODES; i++) {
      nodes.add(fixture.node());
    }
    var watchers = nodes.stream().map(node -> new PeerWatcher(node.caller())).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < WRITERS; i++) {
        var random = new Random(seed + i);
        var own = nodes.subList(i * NODES / WRITERS, (i + 1) * NODES / WRITERS);
        writing.add(() -> write(random, own));
      }
      for (int i = 0; i < NODES; i++) {
        var random = new Random(seed - 1 - i);
        var watcher = watchers.get(i);
        var _ = threads.submit(() -> keepWatching(random, watcher));
      }
      try {
        for (var written : threads.invokeAll(writing)) {
          assertThat(written.get()).isTrue();
        }
      } finally {
        threads.shutdownNow();
      }
    }
    for (int i = 0; i < NODES; i++) {
      var watcher = watchers.get(i);
      watcher.disconnect();
      watcher.open(second);
      var self = nodes.get(i);
      // looked up each time: a lease that was over by then may lapse a moment later
      await().untilAsserted(() -> assertThat(watcher.peers()).isEqualTo(expected(self)));
    }
  }

  private boolean keepWatching(Random random, PeerWatcher watcher) throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      if (random.nextInt(6) == 0) {
        watcher.startOver();
      } else {
        watcher.disconnect();
      }
      watcher.open(random.nextBoolean() ? fixture.service() : second);
      MILLISECONDS.sleep(random.nextInt(150));
    }
    return true;
  }

  private boolean write(Random random, List<TestNode> own) {
    for (int step = 0; step < STEPS; step++) {
      try {
        step(random, own.get(random.nextInt(own.size())));
      } catch (StatusRuntimeException e) {
        // of two at once one may be refused, as is what makes no sense: as good an outcome as any
        assertThat(e.getStatus().getCode().name())
            .isIn(
                "ABORTED",
                "NOT_FOUND",
                "ALREADY_EXISTS",
                "FAILED_PRECONDITION",
                "INVALID_ARGUMENT");
      }
    }
    // all are there in the end, so that all can watch
    own.forEach(this::register);
    return true;
  }

  private void step(Random random, TestNode node) {
    var other = nodes.get(random.nextInt(NODES));
    var network = networks.get(random.nextInt(networks.size()));
    switch (random.nextInt(12)) {
      case 0, 1 -> {
        var _ = fixture.as(node.caller()).heartbeat(beat("192.0.2.7:" + (1 + random.nextInt(9))));
      }
      case 2 -> {
        var _ = fixture.as(node.caller()).heartbeat(BYE);
      }
      case 3 -> fixture.clock().advance(Duration.ofSeconds(10));
      case 4, 5 -> reach.join(network, node.id());
      case 6 -> reach.leave(network, node.id());
      case 7 -> {
        network.allow(node.id(), ports(random));
        reach.touch(network, node.id());
      }
      case 8 -> {
        var _ =
            fixture.as(node.caller()).updateNode(rename(node.id(), "n" + random.nextInt(1_000)));
      }
      case 9 -> {
        var asked = fixture.trust(node.caller()).requestTrust(ask(other.id()));
        var _ = fixture.trust(other.caller()).acceptTrust(accept(asked.getTrustRequest().getId()));
      }
      case 10 -> {
        var _ = fixture.trust(node.caller()).revokeTrust(revoke(other.id()));
      }
      default -> {
        var _ = fixture.as(node.caller()).deregisterNode(end(node.id()));
        register(node);
      }
    }
  }

  private void register(TestNode node) {
    var _ =
        fixture
            .anonymous()
            .registerNode(fixture.signed(node.key(), RegisterNodeRequest.getDefaultInstance()));
  }

  private static PortRange[] ports(Random random) {
    return random.nextInt(3) == 0
        ? new PortRange[0]
        : new PortRange[] {
          PortRange.newBuilder()
              .setProtocol(Protocol.PROTOCOL_STREAM)
              .setFirst(1)
              .setLast(1 + random.nextInt(3))
              .build()
        };
  }

  private Map<PeerWatcher.Key, Peer> expected(TestNode self) {
    var records =
        fixture
            .directory()
            .batchGetNodes(batch(nodes.stream().map(TestNode::id).toArray(String[]::new)))
            .getNodesList()
            .stream()
            .map(NodeRecord::getNode)
            .collect(toMap(Node::getId, node -> node));
    var peers = new HashMap<PeerWatcher.Key, Peer>();
    for (var network : networks) {
      if (network.members().contains(self.id())) {
        network.members().stream()
            .filter(id -> !id.equals(self.id()) && !network.reachablePorts(id).isEmpty())
            .forEach(id ->
                peers.put(
                    new PeerWatcher.Key(network.id().text(), id),
                    inNetwork(network, requireNonNull(records.get(id)))));
      }
    }
    fixture
        .trust(self.caller())
        .listTrusted(ListTrustedRequest.getDefaultInstance())
        .getTrustsList()
        .stream()
        .map(Trust::getNode)
        .forEach(
            id -> peers.put(new PeerWatcher.Key("", id), byTrust(requireNonNull(records.get(id)))));
    return peers;
  }

  private Peer inNetwork(Network network, Node node) {
    var number = NodeNumber.ofUnsigned(reach.number(node.getId()));
    return peer(node)
        .setNetwork(network.id().text())
        .setNetworkNumber(network.number())
        .setNumber(number.unsigned())
        .setAddress(new Address(NetworkNumber.ofUnsigned(network.number()), number).toString())
        .addAllPorts(network.reachablePorts(node.getId()))
        .build();
  }

  private static Peer byTrust(Node node) {
    return peer(node)
        .setNumber(node.getNumber())
        .setAddress(node.getAddress())
        .setHostname(node.getHostname())
        .addAllPorts(Ports.ALL.ranges())
        .build();
  }

  private static Peer.Builder peer(Node node) {
    return Peer.newBuilder()
        .setNode(node.getId())
        .setPublicKey(node.getPublicKey())
        .setPresence(node.getPresence())
        .addAllEndpoints(node.getEndpointsList());
  }
}
