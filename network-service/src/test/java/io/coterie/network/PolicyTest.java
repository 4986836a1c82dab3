package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.Role.ROLE_ADMIN;
import static io.coterie.network.v1.Role.ROLE_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.GetPolicyRequest;
import io.coterie.network.v1.ListPolicyVersionsRequest;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.Policy;
import io.coterie.network.v1.SetPolicyRequest;
import io.coterie.platform.id.NetworkId;
import io.coterie.testing.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Storing policies, and who may. */
class PolicyTest {
  private static final Hub HUB = new Hub();
  private static final Hub.Person ALICE = HUB.person();
  private static final String NOBODY = "rules: []";
  private static final String WEB =
      "rules: [{action: allow, from: 'tag:frontend', to: 'tag:api', ports: [80, 443]}]";

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void versionsFollowEachOtherAndAreKept() {
    var network = network();
    assertThat(present(ALICE, network))
        .isEqualTo(Policy.newBuilder().setNetwork(network.getId()).setEtag("0").build());
    var first = ALICE.client().policy(network.getId(), WEB);
    assertThat(first.getVersion()).isEqualTo(1);
    assertThat(first.getSource()).isEqualTo(WEB);
    assertThat(first.getAuthor()).isEqualTo(ALICE.id().text());
    assertThat(ALICE.client().policy(network.getId(), NOBODY).getVersion()).isEqualTo(2);
    assertThat(ALICE.client().policy(network.getId(), "").getVersion()).isEqualTo(3);
    assertThat(present(ALICE, network).getSource()).isEmpty();
    assertThat(get(ALICE, network, 1)).isEqualTo(first);
    assertThat(Refusal.of(() -> get(ALICE, network, 4)).reason())
        .isEqualTo("POLICY_VERSION_NOT_FOUND");
    assertThat(pages(network)).containsExactly(3L, 2L, 1L);
  }

  @Test
  void theNewestHundredAreKept() {
    var network = network();
    for (int i = 0; i < 103; i++) {
      var _ = ALICE.client().policy(network.getId(), NOBODY);
    }
    assertThat(pages(network)).hasSize(100).startsWith(103L).endsWith(4L);
  }

  @Test
  void membersSeeItAndAdminsSetIt() {
    var network = network();
    var admin = HUB.member(ALICE, network, ROLE_ADMIN);
    var _ = admin.client().policy(network.getId(), WEB);
    for (var reader : new Hub.Person[] {HUB.member(ALICE, network), viewer(network)}) {
      assertThat(present(reader, network).getSource()).isEqualTo(WEB);
      assertThat(Refusal.of(() -> reader.client().policy(network.getId(), NOBODY)).reason())
          .isEqualTo("ROLE_TOO_LOW");
    }
  }

  @Test
  void outsidersLearnNothingOfIt() {
    var network = network();
    var _ = ALICE.client().policy(network.getId(), WEB);
    var absent = NetworkId.random().text();
    for (var stranger : new Hub.Person[] {HUB.person(), HUB.systemAdmin()}) {
      for (var source : new String[] {WEB, "no policy: at all"}) {
        assertThat(Refusal.of(() -> stranger.client().policy(network.getId(), source)).status())
            .hasToString(
                Refusal.of(() -> stranger.client().policy(absent, source)).status().toString());
      }
      assertThat(Refusal.of(() -> present(stranger, network)).reason())
          .isEqualTo("NETWORK_NOT_FOUND");
    }
  }

  @Test
  void whatIsWrongIsSaidByLineAndColumnAndNothingIsStored() {
    var network = network();
    var refused =
        Refusal.of(() ->
            ALICE
                .client()
                .policy(
                    network.getId(),
                    """
                    rules:
                      - action: allow
                        from: frontend
                        to: "*"
                        ports: 70000
                    """));
    assertThat(refused.reason()).isEqualTo("POLICY_INVALID");
    assertThat(refused.metadata()).containsEntry("line", "3").containsEntry("problems", "2");
    assertThat(refused.fields()).containsExactly("source", "source");
    assertThat(refused.status().getMessage()).contains("line 3, column 11").contains("line 5");
    assertThat(present(ALICE, network).getVersion()).isZero();
  }

  @Test
  void hostsHaveToBeThere() {
    var network = network();
    var policy = "rules: [{action: allow, from: 'host:nobody', to: '*', ports: 80}]";
    assertThat(Refusal.of(() -> ALICE.client().policy(network.getId(), policy)).reason())
        .isEqualTo("POLICY_INVALID");
  }

  @Test
  void testsHaveToHold() {
    var network = network();
    var failing = WEB + "\ntests: [{from: 'tag:frontend', to: 'tag:api', port: 22, expect: allow}]";
    var refused = Refusal.of(() -> ALICE.client().policy(network.getId(), failing));
    assertThat(refused.reason()).isEqualTo("POLICY_TEST_FAILED");
    assertThat(refused.metadata()).containsEntry("line", "2");
    assertThat(present(ALICE, network).getVersion()).isZero();
    var holding = failing.replace("expect: allow", "expect: deny");
    assertThat(ALICE.client().policy(network.getId(), holding).getVersion()).isEqualTo(1);
  }

  @Test
  void itIsReplacedOnlyAsItWasSeen() throws Exception {
    var network = network();
    var together = new Together();
    for (int i = 0; i < 64; i++) {
      together.call(() -> {
        var _ = set(network, WEB, "0");
      });
    }
    assertThat(together.run()).isEqualTo(1);
    assertThat(Refusal.of(() -> set(network, NOBODY, "0")).reason()).isEqualTo("ETAG_MISMATCH");
    assertThat(set(network, NOBODY, "1").getVersion()).isEqualTo(2);
  }

  @Test
  void repeatIsAnsweredAsBefore() {
    var network = network();
    var request =
        SetPolicyRequest.newBuilder()
            .setNetwork(network.getId())
            .setSource(WEB)
            .setRequestId(UUID.randomUUID().toString())
            .build();
    var first = ALICE.client().policies().setPolicy(request);
    assertThat(ALICE.client().policies().setPolicy(request)).isEqualTo(first);
    assertThat(present(ALICE, network).getVersion()).isEqualTo(1);
    assertThat(
            Refusal.of(() ->
                    ALICE
                        .client()
                        .policies()
                        .setPolicy(request.toBuilder().setSource(NOBODY).build()))
                .reason())
        .isEqualTo("REQUEST_ID_REUSED");
  }

  @Test
  void takingAwayWhatIsNotThereChangesNothing() {
    var network = network();
    assertThat(ALICE.client().policy(network.getId(), " \n").getVersion()).isZero();
    var _ = ALICE.client().policy(network.getId(), WEB);
    assertThat(ALICE.client().policy(network.getId(), "").getVersion()).isEqualTo(2);
    assertThat(ALICE.client().policy(network.getId(), "").getVersion()).isEqualTo(2);
  }

  @Test
  void largePolicyIsRefusedBeforeItIsRead() {
    var network = network();
    var refused =
        Refusal.of(() -> ALICE.client().policy(network.getId(), "#".repeat(256 * 1024 + 1)));
    assertThat(refused.reason()).isEqualTo("FIELD_INVALID");
  }

  private static Network network() {
    return HUB.network(ALICE, JOIN_RULE_OPEN);
  }

  private static Hub.Person viewer(Network network) {
    return HUB.member(ALICE, network, ROLE_VIEWER);
  }

  private static Policy present(Hub.Person person, Network network) {
    return get(person, network, 0);
  }

  private static Policy get(Hub.Person person, Network network, long version) {
    return person
        .client()
        .policies()
        .getPolicy(
            GetPolicyRequest.newBuilder().setNetwork(network.getId()).setVersion(version).build())
        .getPolicy();
  }

  private static Policy set(Network network, String source, String etag) {
    return ALICE
        .client()
        .policies()
        .setPolicy(
            SetPolicyRequest.newBuilder()
                .setNetwork(network.getId())
                .setSource(source)
                .setEtag(etag)
                .build())
        .getPolicy();
  }

  /** The numbers of all versions, read by pages of 40. */
  private static List<Long> pages(Network network) {
    var numbers = new ArrayList<Long>();
    var request =
        ListPolicyVersionsRequest.newBuilder().setNetwork(network.getId()).setPageSize(40);
    for (int page : IntStream.range(0, 10).toArray()) {
      var answer = ALICE.client().policies().listPolicyVersions(request.build());
      answer
          .getPoliciesList()
          .forEach(policy -> {
            assertThat(policy.getSource()).as("page " + page).isEmpty();
            numbers.add(policy.getVersion());
          });
      if (answer.getNextPageToken().isEmpty()) {
        return numbers;
      }
      request.setPageToken(answer.getNextPageToken());
    }
    throw new AssertionError("the list does not end");
  }
}
