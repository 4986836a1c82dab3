package io.coterie.registry;

import static io.coterie.registry.Requests.ask;
import static io.coterie.registry.Requests.batch;
import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.end;
import static io.coterie.registry.Requests.get;
import static io.coterie.registry.Requests.publish;
import static io.coterie.registry.Requests.rename;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.v1.GetNodeCountsRequest;
import io.coterie.registry.v1.GetOpennessRequest;
import io.coterie.registry.v1.ListNodesRequest;
import io.coterie.registry.v1.ListTrustRequestsRequest;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.RequestTrustRequest;
import io.coterie.testing.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Nodes that exist in networks only: what they can do, and who learns of them. */
class ScopedNodeTest {
  private static final RegistryFixture FIXTURE = new RegistryFixture();

  private final Caller.AccountCaller alice = Callers.account();
  private final FakeNetworkService.Network network = FIXTURE.network().network();
  private final TestNode node = FIXTURE.scopedNode(network);

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void hasNoNumberAndNoAddressButInItsNetwork() {
    assertThat(node.node().getNumber()).isZero();
    assertThat(node.node().getAddress()).isEmpty();
    assertThat(node.node().getVisibility()).isEqualTo(NodeVisibility.NODE_VISIBILITY_PRIVATE);
    assertThat(network.members()).containsExactly(node.id());
    assertThat(FIXTURE.as(node.caller()).getNode(get(node.id())).getNode()).isEqualTo(node.node());
  }

  @Test
  void strangersSeeNothingOfItByWhateverName() {
    var named = rename(node.id(), "hidden-away");
    var _ = FIXTURE.as(node.caller()).updateNode(named);
    for (var caller : List.of(alice, FIXTURE.node().caller())) {
      var absent = refusedGet(caller, NodeId.random().text());
      for (var name : List.of(node.id(), "hidden-away", "2147483648")) {
        assertThat(refusedGet(caller, name)).isEqualTo(absent);
        var ended = Refusal.of(() -> FIXTURE.as(caller).deregisterNode(end(name)));
        assertThat(ended)
            .isEqualTo(
                Refusal.of(() -> FIXTURE.as(caller).deregisterNode(end(NodeId.random().text()))));
      }
    }
    assertThat(FIXTURE.directory().batchGetNodes(batch(node.id())).getNodesCount()).isEqualTo(1);
  }

  @Test
  void trustsNobodyAndIsAskedByNobody() {
    var asker = FIXTURE.node();
    var trust = FIXTURE.trust(asker.caller());
    var nobody = trust.requestTrust(ask(NodeId.random().text())).getTrustRequest();
    var reply = trust.requestTrust(ask(node.id())).getTrustRequest();
    assertThat(reply.toBuilder().setId("").setTarget("").build())
        .isEqualTo(nobody.toBuilder().setId("").setTarget("").build());
    assertThat(
            FIXTURE
                .trust(node.caller())
                .listTrustRequests(ListTrustRequestsRequest.getDefaultInstance())
                .getTrustRequestsList())
        .isEmpty();
    Refusal.assertRefused(() -> FIXTURE.trust(node.caller()).requestTrust(ask(asker.id())))
        .with(RegistryReason.NOT_ON_BACKBONE);
    assertThat(
            Refusal.of(() -> FIXTURE.trust(asker.caller()).requestTrust(asked(node.id()))).reason())
        .as("of somebody else's node nothing is told")
        .isEqualTo("NODE_NOT_FOUND");
  }

  @Test
  void canNotBePublic() {
    Refusal.assertRefused(() -> FIXTURE.as(node.caller()).updateNode(publish(node.id())))
        .with(RegistryReason.NOT_ON_BACKBONE);
    var wanted = wanted(network).setVisibility(NodeVisibility.NODE_VISIBILITY_PUBLIC).build();
    var request = FIXTURE.signed(TestKey.create(), wanted);
    assertThat(Refusal.of(() -> FIXTURE.anonymous().registerNode(request)).reason())
        .isEqualTo("FIELD_INVALID");
  }

  @Test
  void isRenamedHeardOfRekeyedAndEndedLikeAnyOther() {
    var stub = FIXTURE.as(node.caller());
    assertThat(stub.updateNode(rename(node.id(), "worker")).getNode().getHostname())
        .isEqualTo("worker");
    assertThat(FIXTURE.network().claimed(node.id())).contains("worker");
    var _ = stub.heartbeat(beat("192.0.2.7:4000"));
    assertThat(stub.getNode(get(node.id())).getNode().getEndpointsList())
        .containsExactly("192.0.2.7:4000");
    var key = TestKey.create();
    var rekeyed = stub.rotateKey(Requests.rotate(FIXTURE, node, key)).getNode();
    assertThat(rekeyed.getPublicKey()).isEqualTo(key.publicKey());
    assertThat(rekeyed.getNumber()).isZero();
    var _ = stub.deregisterNode(end(node.id()));
    assertThat(network.members()).isEmpty();
    assertThat(Refusal.of(() -> stub.heartbeat(beat())).reason()).isEqualTo("NODE_NOT_FOUND");
  }

  @Test
  void itsAccountListsItBehindThoseWithANumber() {
    var one = FIXTURE.node(alice, "one");
    var scoped = scopedOf(alice);
    var another = scopedOf(alice);
    var two = FIXTURE.node(alice, "two");
    var listed = new ArrayList<String>();
    var token = "";
    do {
      var page =
          FIXTURE
              .as(alice)
              .listNodes(ListNodesRequest.newBuilder().setPageSize(1).setPageToken(token).build());
      page.getNodesList().forEach(found -> listed.add(found.getId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    assertThat(listed.subList(0, 2)).containsExactly(one.id(), two.id());
    assertThat(listed.subList(2, 4)).containsExactlyInAnyOrder(scoped.getId(), another.getId());
  }

  @Test
  void itIsCountedButNotOpenToAnybody() {
    var counts = FIXTURE.directory().getNodeCounts(GetNodeCountsRequest.getDefaultInstance());
    var _ = FIXTURE.scopedNode(network);
    assertThat(
            FIXTURE.directory().getNodeCounts(GetNodeCountsRequest.getDefaultInstance()).getNodes())
        .isEqualTo(counts.getNodes() + 1);
    var open = FIXTURE.publicNode("open-house");
    var openness =
        FIXTURE
            .directory()
            .getOpenness(
                GetOpennessRequest.newBuilder()
                    .setSourceNode(node.id())
                    .setTargetNode(open.id())
                    .build());
    assertThat(openness.getPresent()).isTrue();
    assertThat(openness.getOnBackbone()).isFalse();
  }

  @Test
  void theKeysNumberWaitsForItWhileItIsOffTheBackbone() {
    var key = TestKey.create();
    var first = registered(key, RegisterNodeRequest.getDefaultInstance());
    endOf(first);
    var scoped = registered(key, wanted(network).build());
    assertThat(scoped.getId()).isEqualTo(first.getId());
    assertThat(scoped.getNumber()).isZero();
    var number = Integer.toString(first.getNumber());
    var self = new TestNode(key, scoped).caller();
    assertThat(refusedGet(self, number)).isEqualTo(refusedGet(self, "2147483647"));
    endOf(scoped);
    assertThat(registered(key, RegisterNodeRequest.getDefaultInstance()).getNumber())
        .isEqualTo(first.getNumber());
  }

  @Test
  void aNodeThatNeverWasOnTheBackboneGetsANumberThereOnlyWhenItComes() {
    var before = FIXTURE.node().node().getNumber();
    var key = TestKey.create();
    var scoped = registered(key, wanted(network).build());
    assertThat(FIXTURE.node().node().getNumber()).isEqualTo(before + 1);
    endOf(scoped);
    assertThat(registered(key, RegisterNodeRequest.getDefaultInstance()).getNumber())
        .isEqualTo(before + 2);
  }

  private Node scopedOf(Caller.AccountCaller owner) {
    var request = wanted(network).setAccount(owner.account().text()).build();
    return FIXTURE.as(owner).registerNode(FIXTURE.signed(TestKey.create(), request)).getNode();
  }

  private static Node registered(TestKey key, RegisterNodeRequest wanted) {
    return FIXTURE.anonymous().registerNode(FIXTURE.signed(key, wanted)).getNode();
  }

  private static void endOf(Node node) {
    var _ =
        FIXTURE.as(new TestNode(TestKey.create(), node).caller()).deregisterNode(end(node.getId()));
  }

  private static RegisterNodeRequest.Builder wanted(FakeNetworkService.Network in) {
    return RegisterNodeRequest.newBuilder().setBackbone(false).addNetworks(Requests.entry(in));
  }

  private static RequestTrustRequest asked(String by) {
    return ask(NodeId.random().text()).toBuilder().setNode(by).build();
  }

  private static Refusal refusedGet(Caller caller, String name) {
    return Refusal.of(() -> FIXTURE.as(caller).getNode(get(name)));
  }
}
