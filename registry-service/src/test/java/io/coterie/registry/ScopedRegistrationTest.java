package io.coterie.registry;

import static io.coterie.registry.Requests.batch;
import static io.coterie.registry.tables.Tables.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.SetupOptions;
import io.coterie.feed.v1.ChangeKind;
import io.coterie.network.v1.NodeDeparture;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.FakeNetworkService.Mood;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.v1.ListNodesOfAccountRequest;
import io.coterie.registry.v1.NetworkEntry;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.RegisterNodeResponse;
import io.coterie.registry.v1.RegistryServiceGrpc;
import io.coterie.testing.Refusal;
import io.coterie.testing.ServiceFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How nodes that exist in networks only come to be, and how they end by themselves. */
class ScopedRegistrationTest {
  private final RegistryFixture fixture = new RegistryFixture();
  private final Caller.AccountCaller alice = Callers.account();
  private final FakeNetworkService.Network network = fixture.network().network();
  private final TestKey key = TestKey.create();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void oneNetworkThatLetsItInIsEnough() {
    var response = register(key, wanted(absent(), Requests.entry(network)));
    assertThat(response.getCreated()).isTrue();
    assertThat(response.getNetworkResults(0).getRefused().getReason())
        .isEqualTo("NETWORK_NOT_FOUND");
    assertThat(response.getNetworkResults(1).getEntered().getAddress())
        .isEqualTo("1:0001.8000.0000");
    assertThat(register(key, wanted(Requests.entry(network))).getCreated()).isFalse();
  }

  @Test
  void whatNamesNoNetworkIsRefused() {
    var refusal = refusal(wanted());
    assertThat(refusal.reason()).isEqualTo(RegistryReason.NETWORK_NEEDED.name());
    assertThat(refusal.fields()).containsExactly("networks");
    var _ = register(key, wanted(Requests.entry(network)));
    assertThat(register(key, wanted()).getCreated()).as("once it is in one").isFalse();
  }

  @Test
  void ifNoNetworkLetsItInNothingIsRegistered() {
    var refusal = refusal(wanted(absent(), absent()));
    assertThat(refusal.reason()).isEqualTo(RegistryReason.NETWORKS_REFUSED.name());
    assertThat(refusal.metadata("reasons")).isEqualTo("NETWORK_NOT_FOUND, NETWORK_NOT_FOUND");
    assertThat(refusal.fields()).containsExactly("networks[0]", "networks[1]");
    assertNothingIsLeft();
    assertThat(register(key, wanted(Requests.entry(network))).getCreated()).isTrue();
  }

  @Test
  void ifNetworksCantBeAskedNothingIsRegistered() {
    for (var mood : List.of(Mood.DOWN, Mood.ANSWERS_LOST)) {
      fixture.network().mood(mood);
      assertThat(refusal(wanted(Requests.entry(network))).reason()).isEqualTo("DEPENDENCY_DOWN");
      assertNothingIsLeft();
    }
    fixture.network().mood(Mood.WELL);
    var _ = fixture.replica(Map.of("registry.recovery.period", "20ms"));
    await().untilAsserted(() -> assertThat(network.members()).isEmpty());
    assertThat(register(key, wanted(Requests.entry(network))).getCreated()).isTrue();
  }

  @Test
  void whatAReplicaLeftHalfWayIsFinishedByTheSameCallOrEnds() {
    var half = halfWay(key);
    var again = register(key, wanted(Requests.entry(network)));
    assertThat(again.getNode().getId()).isEqualTo(half.getId());

    var other = TestKey.create();
    var left = halfWay(other);
    fixture.clock().advance(Duration.ofMinutes(4));
    var _ = fixture.replica(Map.of("registry.recovery.period", "20ms"));
    await().untilAsserted(() -> assertThat(isRegistered(left)).isFalse());
    await().untilAsserted(() -> assertThat(network.members()).containsExactly(half.getId()));
    assertThat(isRegistered(half)).as("finished in time").isTrue();
  }

  @Test
  void whatIsHalfWayIsNotSaidToBeRegistered() {
    var _ = halfWay(key);
    assertThat(refusal(wanted()).reason()).isEqualTo("CONCURRENT_CHANGE");
    assertThat(refusal(wanted(absent())).reason())
        .isEqualTo(RegistryReason.NETWORKS_REFUSED.name());
    assertNothingIsLeft();
  }

  @Test
  void aSetupTokenNamesItsNetwork() {
    var maker = Callers.account();
    var token = fixture.setupTokens().make(maker, network, SetupOptions.getDefaultInstance());
    var response = fixture.as(token).registerNode(fixture.signed(key, wanted()));
    assertThat(response.getNetwork()).isEqualTo(network.id().text());
    assertThat(response.getNode().getNumber()).isZero();
    assertThat(network.members()).containsExactly(response.getNode().getId());

    fixture.network().refuseEnrolment("NETWORK_FULL");
    var late = fixture.setupTokens().make(maker, network, SetupOptions.getDefaultInstance());
    var request = fixture.signed(TestKey.create(), wanted());
    assertThat(Refusal.of(() -> fixture.as(late).registerNode(request)).reason())
        .isEqualTo("NETWORK_FULL");
    assertThat(nodes(maker)).containsExactly(response.getNode().getId());
  }

  @Test
  void aNetworkTokenDoesToo() {
    var inside = Callers.in(network.id(), alice);
    var request = wanted().toBuilder().setAccount(alice.account().text()).build();
    var response = fixture.as(inside).registerNode(fixture.signed(key, request));
    assertThat(response.getNode().getNumber()).isZero();
    assertThat(nodes(alice)).containsExactly(response.getNode().getId());
  }

  @Test
  void theChoiceIsWhatTheNodeSigned() {
    var scoped = fixture.signed(key, wanted(Requests.entry(network)));
    var silent =
        fixture.signed(key, wanted(Requests.entry(network)).toBuilder().clearBackbone().build());
    for (var forged :
        List.of(
            scoped.toBuilder().setBackbone(true).build(),
            scoped.toBuilder().clearBackbone().build(),
            silent.toBuilder().setBackbone(false).build(),
            silent.toBuilder().setBackbone(true).build())) {
      assertThat(Refusal.of(() -> fixture.anonymous().registerNode(forged)).reason())
          .isEqualTo("PROOF_INVALID");
    }
  }

  @Test
  void theChoiceHoldsUntilTheEnd() {
    var scoped = register(key, wanted(Requests.entry(network))).getNode();
    var silent = RegisterNodeRequest.getDefaultInstance();
    assertThat(register(key, silent).getNode()).isEqualTo(scoped);
    assertThat(refusal(silent.toBuilder().setBackbone(true).build()).reason())
        .isEqualTo(RegistryReason.BACKBONE_CHOICE_FIXED.name());
    var onBackbone = fixture.node();
    var request = fixture.signed(onBackbone.key(), wanted(Requests.entry(network)));
    assertThat(Refusal.of(() -> fixture.anonymous().registerNode(request)).reason())
        .isEqualTo(RegistryReason.BACKBONE_CHOICE_FIXED.name());
    assertThat(network.members()).containsExactly(scoped.getId());
  }

  @Test
  void of32AtOnceAtTwoReplicasAllGetTheOneNode() throws Exception {
    var second = RegistryServiceGrpc.newBlockingStub(fixture.replica(Map.of()).anonymous());
    var calls = new ArrayList<Callable<String>>();
    for (int i = 0; i < 32; i++) {
      var stub = i % 2 == 0 ? fixture.anonymous() : second;
      var request = fixture.signed(key, wanted(Requests.entry(network)));
      calls.add(() -> stub.registerNode(request).getNode().getId());
    }
    var ids = new ArrayList<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : threads.invokeAll(calls)) {
        ids.add(call.get());
      }
    }
    assertThat(ids).hasSize(32).containsOnly(ids.getFirst());
    assertThat(network.members()).containsOnlyOnce(ids.getFirst());
  }

  @Test
  void aRepeatGetsTheFirstAnswer() {
    var wanted =
        wanted(Requests.entry(network)).toBuilder()
            .setRequestId(UUID.randomUUID().toString())
            .build();
    var request = fixture.signed(key, wanted);
    var first = fixture.anonymous().registerNode(request);
    assertThat(fixture.anonymous().registerNode(request)).isEqualTo(first);
  }

  @Test
  void leavingTheLastNetworkEndsItAndItMayComeBack() {
    var node = register(key, wanted(Requests.entry(network))).getNode();
    var incarnation = incarnation(node);
    network.members().clear();
    stranded(node, incarnation);
    await().untilAsserted(() -> assertThat(isRegistered(node)).isFalse());

    var back = register(key, wanted(Requests.entry(network)));
    assertThat(back.getCreated()).isTrue();
    assertThat(back.getNode().getId()).isEqualTo(node.getId());
    stranded(node, incarnation);
    var probe = register(TestKey.create(), wanted(Requests.entry(network))).getNode();
    stranded(probe, incarnation(probe));
    await().untilAsserted(() -> assertThat(isRegistered(probe)).isFalse());
    assertThat(isRegistered(node)).as("that was a former life").isTrue();
  }

  @Test
  void noWordOfThatKindEndsANodeOnTheBackbone() {
    var node = fixture.node().node();
    stranded(node, incarnation(node));
    var probe = register(key, wanted(Requests.entry(network))).getNode();
    stranded(probe, incarnation(probe));
    await().untilAsserted(() -> assertThat(isRegistered(probe)).isFalse());
    assertThat(isRegistered(node)).isTrue();
  }

  @Test
  void theEndIsInTheTrailAndMadeUpForAfterAStop() {
    var node = register(key, wanted(Requests.entry(network))).getNode();
    var life = incarnation(node);
    fixture.service().close();
    stranded(node, life);
    var second = fixture.replica(Map.of());
    await().untilAsserted(() -> assertThat(trail(second, "NodeEndedWithoutNetwork")).isEqualTo(1));
    assertThat(registered(second)).isZero();
  }

  private static long trail(ServiceFixture service, String action) {
    return count(
        service,
        "SELECT count(*) FROM feed WHERE kind = 'audit' AND position(?::bytea IN payload) > 0",
        action.getBytes(StandardCharsets.UTF_8));
  }

  private static long registered(ServiceFixture service) {
    return count(service, "SELECT count(*) FROM node WHERE registered");
  }

  private static long count(ServiceFixture service, String query, Object... values) {
    return service
        .instance(Transactions.class)
        .read(db -> db.fetchSingle(query, values).get(0, long.class));
  }

  private void stranded(Node node, Incarnation life) {
    fixture
        .networkFeed()
        .publish(
            "stranded",
            life.text(),
            1,
            ChangeKind.CHANGE_KIND_CREATED,
            NodeDeparture.newBuilder()
                .setNode(node.getId())
                .setNodeIncarnation(life.text())
                .build());
  }

  private Incarnation incarnation(Node node) {
    return new Incarnation(
        fixture.directory().batchGetNodes(batch(node.getId())).getNodes(0).getIncarnation());
  }

  /** What a replica leaves behind that dies after networks have let the node in. */
  private Node halfWay(TestKey of) {
    var node = register(of, wanted(Requests.entry(network))).getNode();
    var until = fixture.clock().instant().plusSeconds(180).atOffset(ZoneOffset.UTC);
    int changed =
        fixture
            .service()
            .instance(Transactions.class)
            .write(tx ->
                tx.db()
                    .update(NODE)
                    .set(NODE.ENTERING_UNTIL, until)
                    .where(NODE.ID.eq(node.getId()))
                    .execute());
    assertThat(changed).isEqualTo(1);
    return node;
  }

  private void assertNothingIsLeft() {
    assertThat(registered(fixture.service())).isZero();
  }

  private boolean isRegistered(Node node) {
    return fixture.directory().batchGetNodes(batch(node.getId())).getNodesCount() == 1;
  }

  private List<String> nodes(Caller.AccountCaller of) {
    return fixture
        .directory()
        .listNodesOfAccount(
            ListNodesOfAccountRequest.newBuilder().setAccount(of.account().text()).build())
        .getIdsList();
  }

  private static RegisterNodeRequest wanted(NetworkEntry... entries) {
    return RegisterNodeRequest.newBuilder()
        .setBackbone(false)
        .addAllNetworks(List.of(entries))
        .build();
  }

  private static NetworkEntry absent() {
    return NetworkEntry.newBuilder().setNetwork(NetworkId.random().text()).build();
  }

  private RegisterNodeResponse register(TestKey with, RegisterNodeRequest wanted) {
    return fixture.anonymous().registerNode(fixture.signed(with, wanted));
  }

  private Refusal refusal(RegisterNodeRequest wanted) {
    return Refusal.of(() -> register(key, wanted));
  }
}
