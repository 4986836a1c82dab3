package io.coterie.registry;

import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.SetupOptions;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.identity.Scopes;
import io.coterie.platform.identity.ShownToken;
import io.coterie.registry.FakeNetworkService.Mood;
import io.coterie.registry.v1.GetNodeCountsRequest;
import io.coterie.registry.v1.ListNodesOfAccountRequest;
import io.coterie.registry.v1.NetworkEntry;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.RegisterNodeResponse;
import io.coterie.testing.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Registering nodes with a credential that is bound to a network, and where one is needed. */
class EnrolmentTest {
  private static final RegisterNodeRequest NOTHING = RegisterNodeRequest.getDefaultInstance();
  private static final SetupOptions ONE = SetupOptions.getDefaultInstance();
  private static final SetupOptions MANY =
      SetupOptions.newBuilder().setReusable(true).setEphemeral(true).addTags("ci").build();

  private final RegistryFixture fixture = new RegistryFixture();
  private final Caller.AccountCaller maker = Callers.account();
  private final FakeNetworkService.Network network =
      fixture.network().network(maker.account().text());
  private final TestKey key = TestKey.create();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aSetupTokensNodeIsTheMakersAndInTheNetworkWithTheTags() {
    var token = fixture.setupTokens().make(maker, network, MANY);
    var response = register(token, key, NOTHING.toBuilder().setHostname("one").build());

    assertThat(response.getCreated()).isTrue();
    assertThat(response.getNetwork()).isEqualTo(network.id().text());
    assertThat(response.getNode().getAccount()).isEqualTo(maker.account().text());
    assertThat(response.getNode().getEphemeral()).isTrue();
    assertThat(network.members()).contains(response.getNode().getId());
    var enrolment = fixture.network().enrolments().getLast();
    assertThat(enrolment.getAccount()).isEqualTo(maker.account().text());
    assertThat(enrolment.getIncarnation()).isEqualTo(token.binding().incarnation().text());
    assertThat(enrolment.getTagsList()).containsExactly("ci");
    assertThat(fixture.as(maker).getNode(get(response.getNode().getId())).getNode())
        .isEqualTo(response.getNode());
  }

  @Test
  void theAccountMayBeNamedIfItIsTheTokens() {
    var token = fixture.setupTokens().make(maker, network, MANY);
    var named = NOTHING.toBuilder().setAccount(maker.account().text()).build();
    assertThat(register(token, key, named).getNode().getAccount())
        .isEqualTo(maker.account().text());
    var other = NOTHING.toBuilder().setAccount(Callers.account().account().text()).build();
    assertThat(Refusal.of(() -> register(token, TestKey.create(), other)).fields())
        .containsExactly("account");
  }

  @Test
  void networksThatCantBeAskedKeepTheRegistrationWaiting() {
    var entry = NetworkEntry.newBuilder().setNetwork(network.id().text());
    var request = fixture.signed(key, NOTHING.toBuilder().addNetworks(entry).build());
    fixture.network().mood(Mood.DOWN);
    assertThat(Refusal.of(() -> fixture.anonymous().registerNode(request)).reason())
        .isEqualTo("DEPENDENCY_DOWN");
    fixture.network().mood(Mood.WELL);
    var response = fixture.anonymous().registerNode(request);
    assertThat(response.getNetworkResults(0).getEntered().getNetwork())
        .isEqualTo(network.id().text());
    assertThat(network.members()).contains(response.getNode().getId());
  }

  @Test
  void anEntryNamesANetworkOrShowsWhatNamesIt() {
    for (var entry :
        List.of(
            NetworkEntry.getDefaultInstance(),
            NetworkEntry.newBuilder()
                .setNetwork(network.id().text())
                .setInviteCode("inv_" + "0".repeat(32))
                .build(),
            NetworkEntry.newBuilder().setInviteCode("sesame").build())) {
      var request = fixture.signed(key, NOTHING.toBuilder().addNetworks(entry).build());
      assertThat(Refusal.of(() -> fixture.anonymous().registerNode(request)).reason())
          .isEqualTo("FIELD_INVALID");
    }
  }

  @Test
  void networksAreWhatTheNodeSigned() {
    var request = fixture.signed(key, NOTHING);
    var more =
        request.toBuilder()
            .addNetworks(NetworkEntry.newBuilder().setNetwork(network.id().text()))
            .build();
    assertThat(Refusal.of(() -> fixture.anonymous().registerNode(more)).reason())
        .isEqualTo("PROOF_INVALID");
  }

  @Test
  void aRepeatAfterAFailureHalfWayEndsInTheSameState() {
    var token = fixture.setupTokens().make(maker, network, ONE);
    var request =
        fixture.signed(key, NOTHING.toBuilder().setRequestId(UUID.randomUUID().toString()).build());
    for (var mood : List.of(Mood.DOWN, Mood.ANSWERS_LOST)) {
      fixture.network().mood(mood);
      assertThat(Refusal.of(() -> fixture.as(token).registerNode(request)).reason())
          .isEqualTo("DEPENDENCY_DOWN");
    }
    fixture.network().mood(Mood.WELL);
    var response = fixture.as(token).registerNode(request);
    assertThat(fixture.as(token).registerNode(request)).isEqualTo(response);
    assertThat(response.getNetwork()).isEqualTo(network.id().text());
    assertThat(nodes()).containsExactly(response.getNode().getId());
    assertThat(network.members()).containsOnlyOnce(response.getNode().getId());
  }

  @Test
  void aTokenForOneNodeIsOneKeys() {
    var token = fixture.setupTokens().make(maker, network, ONE);
    var first = register(token, key, NOTHING);
    assertThat(register(token, key, NOTHING).getNode()).isEqualTo(first.getNode());
    assertThat(Refusal.of(() -> register(token, TestKey.create(), NOTHING)).reason())
        .isEqualTo("SETUP_TOKEN_USED");
    assertThat(nodes()).containsExactly(first.getNode().getId());
  }

  @Test
  void of64KeysAtOnceOneBecomesANode() throws Exception {
    var token = fixture.setupTokens().make(maker, network, ONE);
    var stub = fixture.as(token);
    var attempts = new ArrayList<Callable<String>>();
    for (int i = 0; i < 64; i++) {
      var request = fixture.signed(TestKey.create(), NOTHING);
      attempts.add(() -> {
        try {
          return stub.registerNode(request).getNode().getId();
        } catch (io.grpc.StatusRuntimeException e) {
          return Refusal.of(e).reason();
        }
      });
    }
    var outcomes = new ArrayList<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var attempt : threads.invokeAll(attempts)) {
        outcomes.add(attempt.get());
      }
    }
    assertThat(outcomes).filteredOn("SETUP_TOKEN_USED"::equals).hasSize(63);
    assertThat(outcomes).containsAll(nodes());
    assertThat(nodes()).hasSize(1);
  }

  @Test
  void whatTheNetworkRefusesLeavesNoNodeAndMayBeTriedAgain() {
    var token = fixture.setupTokens().make(maker, network, ONE);
    fixture.network().refuseEnrolment("QUOTA_EXCEEDED");
    var named = NOTHING.toBuilder().setHostname("late").build();
    assertThat(Refusal.of(() -> register(token, key, named)).reason()).isEqualTo("QUOTA_EXCEEDED");
    assertThat(nodes()).isEmpty();

    fixture.network().refuseEnrolment("");
    assertThat(register(token, key, named).getNode().getHostname()).isEqualTo("late");
    assertThat(nodes()).hasSize(1);
  }

  @Test
  void aNodeThatWasThereStaysThoughTheNetworkRefusesIt() {
    var before = fixture.node(maker, "before");
    var token = fixture.setupTokens().make(maker, network, ONE);
    fixture.network().refuseEnrolment("NETWORK_FULL");
    assertThat(Refusal.of(() -> register(token, before.key(), NOTHING)).reason())
        .isEqualTo("NETWORK_FULL");
    assertThat(nodes()).containsExactly(before.id());
  }

  @Test
  void somebodyElsesNodeUsesNothingUp() {
    var token = fixture.setupTokens().make(maker, network, ONE);
    var foreign = fixture.node(Callers.account(), "foreign");
    assertThat(Refusal.of(() -> register(token, foreign.key(), NOTHING)).reason())
        .isEqualTo("NODE_BELONGS_ELSEWHERE");
    assertThat(fixture.setupTokens().isUsed(token)).isFalse();
    assertThat(network.members()).doesNotContain(foreign.id());
  }

  @Test
  void aTokenThatEndedMeanwhileRegistersNothing() {
    var token = fixture.setupTokens().make(maker, network, MANY);
    fixture.setupTokens().revoke(token);
    assertThat(Refusal.of(() -> register(token, key, NOTHING)).reason())
        .isEqualTo("CREDENTIAL_INVALID");
    assertThat(nodes()).isEmpty();
  }

  @Test
  void aNetworkTokensNodeIsItsAccountsAndInItsNetwork() {
    var inside = Callers.in(network.id(), maker);
    var response =
        register(inside, key, NOTHING.toBuilder().setAccount(maker.account().text()).build());
    assertThat(response.getNetwork()).isEqualTo(network.id().text());
    assertThat(response.getNode().getAccount()).isEqualTo(maker.account().text());
    assertThat(response.getNode().getEphemeral()).isFalse();
    assertThat(network.members()).contains(response.getNode().getId());
    assertThat(Refusal.of(() -> register(inside, TestKey.create(), NOTHING)).fields())
        .containsExactly("account");
  }

  @Test
  void registeringNeedsTheScopeThatEnrols() {
    assertThat(Refusal.of(() -> register(scoped(Scope.NODES_READ), key, NOTHING)).metadata("scope"))
        .isEqualTo("nodes:enrol");
    assertThat(register(scoped(Scope.NODES_ENROL), key, NOTHING).getCreated()).isTrue();
  }

  private Caller scoped(Scope scope) {
    return new Caller.AccountCaller(
        maker.account(),
        false,
        new ShownToken(TokenId.random()),
        Optional.empty(),
        new Scopes(Set.of(scope)));
  }

  @Test
  void whereEnrolmentIsRestrictedACredentialIsNeeded() {
    try (var restricted = new RegistryFixture(Map.of("registry.enrolment.mode", "restricted"))) {
      assertThat(
              Refusal.of(() -> restricted.anonymous().registerNode(restricted.signed(key, NOTHING)))
                  .reason())
          .isEqualTo("ENROLMENT_RESTRICTED");
      var owned = restricted.node(maker, "owned");
      assertThat(
              restricted
                  .anonymous()
                  .registerNode(restricted.signed(owned.key(), NOTHING))
                  .getCreated())
          .isFalse();
    }
  }

  @Test
  void anEphemeralNodeIsDeregisteredSomeTimeAfterItsLastHeartbeat() {
    try (var quick =
        new RegistryFixture(
            Map.of(
                "registry.recovery.period", "20ms",
                "registry.ephemeral.kept-for", "10m",
                "registry.presence.lease", "30s"))) {
      var second = quick.replica(Map.of("registry.recovery.period", "20ms"));
      var fleet = quick.network().network(maker.account().text());
      var token = quick.setupTokens().make(maker, fleet, MANY);
      var stays = quick.node(maker, "stays");
      var beats = node(quick, token, "beats");
      var silent = node(quick, token, "silent");
      quick.clock().advance(Duration.ofMinutes(9));
      var _ = quick.as(beats.caller()).heartbeat(beat());
      quick.clock().advance(Duration.ofMinutes(2));

      await().untilAsserted(() -> assertThat(nodes(quick)).doesNotContain(silent.id()));
      assertThat(nodes(quick)).containsExactlyInAnyOrder(stays.id(), beats.id());
      await().untilAsserted(() -> assertThat(fleet.members()).doesNotContain(silent.id()));

      quick.clock().advance(Duration.ofMinutes(10));
      await().untilAsserted(() -> assertThat(nodes(quick)).containsExactly(stays.id()));
      second.close();
    }
  }

  @Test
  void nodesAreCountedAndThoseThatAreOnline() {
    var one = fixture.node();
    var _ = fixture.node();
    var _ = fixture.as(one.caller()).heartbeat(beat());
    var counts = fixture.directory().getNodeCounts(GetNodeCountsRequest.getDefaultInstance());
    assertThat(counts.getNodes()).isEqualTo(2);
    assertThat(counts.getOnlineNodes()).isEqualTo(1);
  }

  private RegisterNodeResponse register(Caller caller, TestKey with, RegisterNodeRequest wanted) {
    return fixture.as(caller).registerNode(fixture.signed(with, wanted));
  }

  private static TestNode node(RegistryFixture in, Caller caller, String hostname) {
    var with = TestKey.create();
    var wanted = NOTHING.toBuilder().setHostname(hostname).build();
    return new TestNode(with, in.as(caller).registerNode(in.signed(with, wanted)).getNode());
  }

  private List<String> nodes() {
    return nodes(fixture);
  }

  private List<String> nodes(RegistryFixture of) {
    return of.directory()
        .listNodesOfAccount(
            ListNodesOfAccountRequest.newBuilder().setAccount(maker.account().text()).build())
        .getIdsList();
  }
}
