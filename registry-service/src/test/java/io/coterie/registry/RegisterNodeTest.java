package io.coterie.registry;

import static io.coterie.registry.Requests.end;
import static io.coterie.registry.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.coterie.registry.v1.CreateChallengeRequest;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.Presence;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.RegisterNodeResponse;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RegisterNodeTest {
  private static final RegistryFixture FIXTURE =
      new RegistryFixture(Map.of("registry.first-node-number", "685"));
  private static final RegisterNodeRequest NOTHING = RegisterNodeRequest.getDefaultInstance();

  private final TestKey key = TestKey.create();

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void firstNumberIsConfiguredAndTheNextOnesFollow() {
    try (var fresh = new RegistryFixture(Map.of("registry.first-node-number", "685"))) {
      assertThat(fresh.node().node().getNumber()).isEqualTo(685);
      assertThat(fresh.node().node().getAddress()).isEqualTo("0:0000.0000.02AE");
    }
  }

  @Test
  void proofOfAKeyMakesANode() {
    var owner = Callers.account();
    var wanted =
        RegisterNodeRequest.newBuilder()
            .setAccount(owner.account().text())
            .setHostname("proven")
            .setVisibility(NodeVisibility.NODE_VISIBILITY_PUBLIC)
            .build();
    var response = FIXTURE.as(owner).registerNode(FIXTURE.signed(key, wanted));

    assertThat(response.getCreated()).isTrue();
    assertThat(response.getDeployment()).isEqualTo(FakeAuthService.DEPLOYMENT);
    var node = response.getNode();
    assertThat(node.getPublicKey()).isEqualTo(key.publicKey());
    assertThat(node.getHostname()).isEqualTo("proven");
    assertThat(node.getAccount()).isEqualTo(owner.account().text());
    assertThat(node.getVisibility()).isEqualTo(NodeVisibility.NODE_VISIBILITY_PUBLIC);
    assertThat(node.getPresence()).isEqualTo(Presence.PRESENCE_OFFLINE);
    assertThat(node.hasLastSeenTime()).isFalse();
    assertThat(FIXTURE.as(owner).getNode(get(node.getId())).getNode()).isEqualTo(node);
  }

  @Test
  void unspecifiedVisibilityIsPrivate() {
    assertThat(register(NOTHING).getNode().getVisibility())
        .isEqualTo(NodeVisibility.NODE_VISIBILITY_PRIVATE);
  }

  @Test
  void sameKeyGetsItsNodeAsItWas() {
    var first = register(NOTHING);
    var second = register(NOTHING.toBuilder().setHostname("other").build());
    assertThat(second.getCreated()).isFalse();
    assertThat(second.getNode()).isEqualTo(first.getNode());
  }

  @Test
  void fiftyRegistrationsOfOneKeyAtOnceAreOneNode() throws Exception {
    var before = FIXTURE.node().node().getNumber();
    var work = new ArrayList<Callable<RegisterNodeResponse>>();
    for (int i = 0; i < 50; i++) {
      var request = FIXTURE.signed(key, NOTHING);
      work.add(() -> FIXTURE.anonymous().registerNode(request));
    }
    var nodes = new ArrayList<Node>();
    int created = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(work)) {
        nodes.add(answer.get().getNode());
        created += answer.get().getCreated() ? 1 : 0;
      }
    }
    assertThat(created).isEqualTo(1);
    assertThat(nodes).hasSize(50).containsOnly(nodes.getFirst());
    assertThat(FIXTURE.node().node().getNumber()).as("numbers used up").isEqualTo(before + 2);
  }

  @Test
  void deregisteredKeyGetsItsNumberBackInANewLife() {
    var owner = Callers.account();
    var wanted = NOTHING.toBuilder().setAccount(owner.account().text()).build();
    var first = FIXTURE.as(owner).registerNode(FIXTURE.signed(key, wanted)).getNode();
    var before = incarnation(first);
    var _ = FIXTURE.as(owner).deregisterNode(end(first.getId()));

    var again = register(NOTHING.toBuilder().setHostname("reborn").build());
    assertThat(again.getCreated()).isTrue();
    assertThat(again.getNode().getId()).isEqualTo(first.getId());
    assertThat(again.getNode().getNumber()).isEqualTo(first.getNumber());
    assertThat(again.getNode().getHostname()).isEqualTo("reborn");
    assertThat(again.getNode().getAccount()).isEmpty();
    assertThat(again.getNode().getEtag()).isNotEqualTo(first.getEtag());
    assertThat(incarnation(again.getNode())).isNotEqualTo(before);
  }

  @Test
  void newLifeDoesNotBeginBeforeTheMembershipsOfTheLastAreGone() {
    try (var fixture = new RegistryFixture()) {
      var node = fixture.node();
      var network = fixture.network().network(node.id());
      fixture.network().mood(FakeNetworkService.Mood.DOWN);
      var _ = fixture.as(node.caller()).deregisterNode(end(node.id()));

      var early =
          Refusal.of(() -> fixture.anonymous().registerNode(fixture.signed(node.key(), NOTHING)));
      assertThat(early.reason()).isEqualTo("DEPENDENCY_DOWN");
      assertThat(network.members()).containsExactly(node.id());

      fixture.network().mood(FakeNetworkService.Mood.WELL);
      var again = fixture.anonymous().registerNode(fixture.signed(node.key(), NOTHING));
      assertThat(again.getCreated()).isTrue();
      assertThat(network.members()).isEmpty();
    }
  }

  @Test
  void accountMustBeTheCallers() {
    var owner = Callers.account();
    var wanted = NOTHING.toBuilder().setAccount(owner.account().text()).build();
    var request = FIXTURE.signed(key, wanted);

    for (var stub : List.of(FIXTURE.anonymous(), FIXTURE.as(Callers.account()))) {
      var refusal = Refusal.of(() -> stub.registerNode(request));
      assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(refusal.fields()).containsExactly("account");
    }
  }

  @Test
  void activeNodeIsNotTakenOverByAnotherAccount() {
    var node = FIXTURE.node(Callers.account(), "mine");
    var other = Callers.account();
    var wanted = NOTHING.toBuilder().setAccount(other.account().text()).build();

    var refusal =
        Refusal.of(() -> FIXTURE.as(other).registerNode(FIXTURE.signed(node.key(), wanted)));
    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo("NODE_BELONGS_ELSEWHERE");
  }

  @Test
  void hostnamesAreUniqueAmongPublicNodesOnly() {
    var first = FIXTURE.publicNode("unique");
    assertThat(FIXTURE.node("unique").node().getHostname()).isEqualTo("unique");
    var refusal = Refusal.of(() -> FIXTURE.publicNode("unique"));
    assertThat(refusal.code()).isEqualTo(Code.ALREADY_EXISTS);
    assertThat(refusal.reason()).isEqualTo("HOSTNAME_TAKEN");

    var _ = FIXTURE.as(first.caller()).deregisterNode(end(first.id()));
    assertThat(FIXTURE.publicNode("unique").node().getHostname()).isEqualTo("unique");
  }

  @Test
  void reservedHostnamesAreNobodys() {
    for (var hostname : new String[] {"localhost", "backbone", "broadcast", "685"}) {
      var refusal = Refusal.of(() -> FIXTURE.node(hostname));
      assertThat(refusal.reason()).isEqualTo("HOSTNAME_RESERVED");
      assertThat(refusal.fields()).containsExactly("hostname");
    }
  }

  @Test
  void badProofsAreAllAnsweredAlike() {
    var good = FIXTURE.signed(key, NOTHING);
    var other = TestKey.create();
    var foreign = FIXTURE.challenge(other);
    var refusals = new ArrayList<Refusal>();
    refusals.add(refused(good.toBuilder().setSignature(flipped(good.getSignature())).build()));
    refusals.add(refused(good.toBuilder().setChallenge(flipped(good.getChallenge())).build()));
    refusals.add(refused(good.toBuilder().setChallenge(good.getChallenge().substring(9)).build()));
    refusals.add(refused(good.toBuilder().setChallenge(foreign).build()));
    refusals.add(refused(good.toBuilder().setHostname("swapped").build()));
    refusals.add(
        refused(good.toBuilder().setVisibility(NodeVisibility.NODE_VISIBILITY_PRIVATE).build()));
    refusals.add(
        refused(FIXTURE.signed(other, NOTHING).toBuilder().setPublicKey(key.publicKey()).build()));
    refusals.add(refused(good.toBuilder().setPublicKey(ByteString.copyFrom(new byte[32])).build()));

    assertThat(refusals).containsOnly(refusals.getFirst());
    assertThat(refusals.getFirst().reason()).isEqualTo("PROOF_INVALID");
  }

  @Test
  void challengeIsGoodForAMinute() {
    try (var fixture = new RegistryFixture()) {
      var request = fixture.signed(key, NOTHING);
      fixture.clock().advance(Duration.ofSeconds(59));
      assertThat(fixture.anonymous().registerNode(request).getCreated()).isTrue();
      fixture.clock().advance(Duration.ofSeconds(1));
      assertThat(Refusal.of(() -> fixture.anonymous().registerNode(request)).reason())
          .isEqualTo("PROOF_INVALID");
    }
  }

  @Test
  void everyBadFieldIsNamed() {
    var refusal =
        Refusal.of(() ->
            FIXTURE
                .anonymous()
                .registerNode(
                    RegisterNodeRequest.newBuilder()
                        .setPublicKey(ByteString.copyFromUtf8("short"))
                        .setSignature(ByteString.copyFromUtf8("short"))
                        .setAccount("a".repeat(65))
                        .setHostname("-No-")
                        .setVisibilityValue(7)
                        .setRequestId("no uuid")
                        .build()));
    assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal.fields())
        .containsExactlyInAnyOrder(
            "public_key",
            "challenge",
            "signature",
            "account",
            "hostname",
            "visibility",
            "request_id");
    assertThat(
            Refusal.of(() ->
                    FIXTURE
                        .anonymous()
                        .createChallenge(CreateChallengeRequest.getDefaultInstance()))
                .fields())
        .containsExactly("public_key");
  }

  @Test
  void accountThatIsNoIdIsABadField() {
    var refusal = refused(FIXTURE.signed(key, NOTHING.toBuilder().setAccount("alice").build()));
    assertThat(refusal.fields()).containsExactly("account");
  }

  @Test
  void repeatWithARequestIdGetsTheFirstAnswer() {
    var request =
        FIXTURE.signed(key, NOTHING).toBuilder().setRequestId(UUID.randomUUID().toString()).build();
    var first = FIXTURE.anonymous().registerNode(request);
    assertThat(FIXTURE.anonymous().registerNode(request)).isEqualTo(first);
    assertThat(first.getCreated()).isTrue();

    var reused = request.toBuilder().setHostname("other").build();
    assertThat(refused(reused).reason()).isEqualTo("REQUEST_ID_REUSED");
  }

  private RegisterNodeResponse register(RegisterNodeRequest wanted) {
    return FIXTURE.anonymous().registerNode(FIXTURE.signed(key, wanted));
  }

  private static Refusal refused(RegisterNodeRequest request) {
    return Refusal.of(() -> FIXTURE.anonymous().registerNode(request));
  }

  private static String incarnation(Node node) {
    return FIXTURE
        .directory()
        .batchGetNodes(Requests.batch(node.getId()))
        .getNodes(0)
        .getIncarnation();
  }

  private static ByteString flipped(ByteString bytes) {
    var changed = bytes.toByteArray();
    changed[changed.length - 1] ^= 1;
    return ByteString.copyFrom(changed);
  }
}
