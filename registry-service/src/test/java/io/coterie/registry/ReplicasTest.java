package io.coterie.registry;

import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.platform.id.NodeId;
import io.coterie.registry.v1.ListNodesRequest;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.Presence;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.RegisterNodeResponse;
import io.coterie.registry.v1.RegistryServiceGrpc;
import io.coterie.registry.v1.RegistryServiceGrpc.RegistryServiceBlockingStub;
import io.coterie.testing.Refusal;
import io.coterie.testing.ServiceFixture;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two replicas on one database. */
class ReplicasTest {
  private static final RegistryFixture FIXTURE = new RegistryFixture();
  private static final ServiceFixture SECOND = FIXTURE.replica(Map.of());
  private static final RegisterNodeRequest NOTHING = RegisterNodeRequest.getDefaultInstance();

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void challengeOfOneIsGoodAtTheOther() {
    var request = FIXTURE.signed(TestKey.create(), NOTHING);
    assertThat(second().registerNode(request).getCreated()).isTrue();
  }

  @Test
  void repeatAtTheOtherGetsTheFirstAnswer() {
    var request =
        FIXTURE.signed(TestKey.create(), NOTHING).toBuilder()
            .setRequestId(UUID.randomUUID().toString())
            .build();
    var first = FIXTURE.anonymous().registerNode(request);
    assertThat(second().registerNode(request)).isEqualTo(first);
  }

  @Test
  void heartbeatAtOneIsPresenceAtTheOther() {
    var node = FIXTURE.node();
    var _ = FIXTURE.as(node.caller()).heartbeat(beat("192.0.2.7:4000"));
    var other = RegistryServiceGrpc.newBlockingStub(SECOND.as(node.caller()));
    assertThat(other.getNode(get(node.id())).getNode().getPresence())
        .isEqualTo(Presence.PRESENCE_ONLINE);
  }

  @Test
  void pageTokenOfOneIsGoodAtTheOther() {
    var owner = Callers.account();
    var ids = List.of(FIXTURE.node(owner, "").id(), FIXTURE.node(owner, "").id());
    var first = FIXTURE.as(owner).listNodes(ListNodesRequest.newBuilder().setPageSize(1).build());
    var next =
        RegistryServiceGrpc.newBlockingStub(SECOND.as(owner))
            .listNodes(
                ListNodesRequest.newBuilder().setPageToken(first.getNextPageToken()).build());
    assertThat(first.getNodes(0).getId()).isEqualTo(ids.get(0));
    assertThat(next.getNodesList()).extracting(Node::getId).containsExactly(ids.get(1));
    assertThat(next.getNextPageToken()).isEmpty();
  }

  @Test
  void registrationsEverywhereAtOnceAreOneNodeAKey() throws Exception {
    var requests = new ArrayList<RegisterNodeRequest>();
    for (int i = 0; i < 5; i++) {
      requests.add(FIXTURE.signed(TestKey.create(), NOTHING));
    }
    var work = new ArrayList<Callable<RegisterNodeResponse>>();
    for (int i = 0; i < 50; i++) {
      var request = requests.get(i % requests.size());
      var stub = i % 2 == 0 ? FIXTURE.anonymous() : second();
      work.add(() -> stub.registerNode(request));
    }
    var nodes = new HashSet<Node>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(work)) {
        nodes.add(answer.get().getNode());
      }
    }
    assertThat(nodes).hasSize(5);
    assertThat(nodes.stream().map(Node::getNumber).distinct()).hasSize(5);
  }

  @Test
  void publicHostnameIsGivenToOneOfManyAtOnce() throws Exception {
    var work = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 20; i++) {
      var node = FIXTURE.publicNode("");
      var channel = i % 2 == 0 ? FIXTURE.service() : SECOND;
      var stub = RegistryServiceGrpc.newBlockingStub(channel.as(node.caller()));
      work.add(() -> isRenamed(stub, node));
    }
    int winners = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> renamed : threads.invokeAll(work)) {
        winners += renamed.get() ? 1 : 0;
      }
    }
    assertThat(winners).isEqualTo(1);
  }

  @Test
  void renamesOfOneNodeAtOnceLeaveBothServicesAgreed() throws Exception {
    var node = FIXTURE.node("start");
    var work = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 20; i++) {
      var channel = i % 2 == 0 ? FIXTURE.service() : SECOND;
      var stub = RegistryServiceGrpc.newBlockingStub(channel.as(node.caller()));
      var name = "name-" + i;
      work.add(() -> {
        try {
          return stub.updateNode(Requests.rename(node.id(), name)).hasNode();
        } catch (StatusRuntimeException e) {
          return false;
        }
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(work)).anyMatch(renamed -> renamed.resultNow());
    }
    var hostname = FIXTURE.as(node.caller()).getNode(get(node.id())).getNode().getHostname();
    assertThat(hostname).startsWith("name-");
    assertThat(FIXTURE.network().claimed(node.id())).contains(hostname);
  }

  @Test
  void registryStaysItselfWhenAReplicaGoes() {
    try (var third = FIXTURE.replica(Map.of())) {
      var node = FIXTURE.node();
      var stub = RegistryServiceGrpc.newBlockingStub(third.as(node.caller()));
      assertThat(stub.getNode(get(node.id())).getNode()).isEqualTo(node.node());
    }
    var absent = NodeId.random().text();
    assertThat(Refusal.of(() -> FIXTURE.as(Callers.account()).getNode(get(absent))).reason())
        .isEqualTo("NODE_NOT_FOUND");
  }

  private static boolean isRenamed(RegistryServiceBlockingStub stub, TestNode node) {
    try {
      return stub.updateNode(Requests.rename(node.id(), "wanted")).hasNode();
    } catch (StatusRuntimeException e) {
      return false;
    }
  }

  private static RegistryServiceBlockingStub second() {
    return RegistryServiceGrpc.newBlockingStub(SECOND.anonymous());
  }
}
