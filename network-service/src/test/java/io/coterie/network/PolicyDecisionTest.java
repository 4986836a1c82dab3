package io.coterie.network;

import static io.coterie.access.v1.Protocol.PROTOCOL_DATAGRAM;
import static io.coterie.access.v1.Protocol.PROTOCOL_STREAM;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.Role.ROLE_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.access.v1.PortRange;
import io.coterie.access.v1.Protocol;
import io.coterie.network.v1.CheckAccessRequest;
import io.coterie.network.v1.CheckAccessResponse;
import io.coterie.network.v1.ExplainAccessRequest;
import io.coterie.network.v1.ExplainAccessResponse;
import io.coterie.network.v1.FindReachableRequest;
import io.coterie.network.v1.MatchedRule;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.NetworkReach;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.ReachTarget;
import io.coterie.network.v1.TestPolicyRequest;
import io.coterie.network.v1.TestPolicyResponse;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.testing.Refusal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What policies decide: frontend may reach api on 80 and 443, and nothing else. */
class PolicyDecisionTest {
  private static final Hub HUB = new Hub();
  private static final String WEB =
      """
      rules:
        - name: web
          action: allow
          from: tag:frontend
          to: tag:api
          ports: [80, 443]
      """;

  private final Hub.Person alice = HUB.person();
  private final Network network = HUB.network(alice, JOIN_RULE_OPEN);
  private final Hub.Agent frontend = HUB.agentIn(alice, network);
  private final Hub.Agent api = HUB.agentIn(alice, network);
  private final Hub.Agent untagged = HUB.agentIn(alice, network);

  @BeforeEach
  void tag() {
    var _ = alice.client().tag(network.getId(), frontend.ref(), "frontend");
    var _ = alice.client().tag(network.getId(), api.ref(), "api");
  }

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void withoutAPolicyEverybodyReachesEverybody() {
    assertThat(reach(untagged.id(), api.id()))
        .singleElement()
        .satisfies(reach -> {
          assertThat(reach.getPolicyVersion()).isZero();
          assertThat(reach.getPortsList())
              .containsExactly(
                  ports(PROTOCOL_STREAM, 1, 65535), ports(PROTOCOL_DATAGRAM, 1, 65535));
        });
    assertThat(allowed(untagged, api, 22)).isTrue();
  }

  @Test
  void thePolicyIsKeptBothWhereOneResolvesAndWhereOneConnects() {
    var version = alice.client().policy(network.getId(), WEB).getVersion();
    assertThat(reach(frontend.id(), api.id()))
        .singleElement()
        .satisfies(reach -> {
          assertThat(reach.getPolicyVersion()).isEqualTo(version);
          assertThat(reach.getPortsList())
              .containsExactly(
                  ports(PROTOCOL_STREAM, 80, 80),
                  ports(PROTOCOL_STREAM, 443, 443),
                  ports(PROTOCOL_DATAGRAM, 80, 80),
                  ports(PROTOCOL_DATAGRAM, 443, 443));
        });
    for (int port : new int[] {80, 443, 0}) {
      assertThat(allowed(frontend, api, port)).as("port " + port).isTrue();
    }
    for (int port : new int[] {1, 22, 79, 81, 8080, 65535}) {
      assertThat(allowed(frontend, api, port)).as("port " + port).isFalse();
    }
    for (var pair :
        List.of(
            List.of(api, frontend),
            List.of(untagged, api),
            List.of(frontend, untagged),
            List.of(untagged, frontend))) {
      assertThat(reach(pair.get(0).id(), pair.get(1).id())).isEmpty();
      assertThat(allowed(pair.get(0), pair.get(1), 80)).isFalse();
    }
  }

  @Test
  void aChangeCountsFromTheNextDecisionOn() {
    var _ = alice.client().policy(network.getId(), WEB);
    var _ = alice.client().tag(network.getId(), untagged.ref(), "frontend");
    assertThat(allowed(untagged, api, 80)).isTrue();
    var _ = alice.client().tag(network.getId(), api.ref());
    assertThat(allowed(untagged, api, 80)).isFalse();
    var _ = alice.client().policy(network.getId(), "");
    assertThat(allowed(untagged, api, 22)).isTrue();
    var _ = alice.client().policy(network.getId(), "rules: []");
    assertThat(allowed(untagged, api, 22)).isFalse();
    assertThat(reach(untagged.id(), api.id())).isEmpty();
  }

  @Test
  void whatIsDecidedNamesTheVersionsOfBothMemberships() {
    var before = reach(frontend.id(), api.id()).getFirst();
    assertThat(before.getSourceVersion()).isPositive().isNotEqualTo(before.getTargetVersion());
    var _ = alice.client().tag(network.getId(), api.ref(), "api", "new");
    var after = reach(frontend.id(), api.id()).getFirst();
    assertThat(after.getTargetVersion()).isGreaterThan(before.getTargetVersion());
    assertThat(after.getSourceVersion()).isEqualTo(before.getSourceVersion());
    var back = reach(api.id(), frontend.id()).getFirst();
    assertThat(back.getSourceVersion()).isEqualTo(after.getTargetVersion());
  }

  @Test
  void aHostIsTheNodeThatHadTheNameThen() {
    var named = HUB.agentIn(alice, network, HUB.agent("", "bastion"));
    var _ =
        alice
            .client()
            .policy(
                network.getId(),
                "rules: [{action: allow, from: 'host:bastion', to: '*', ports: 22}]");
    assertThat(allowed(named, api, 22)).isTrue();
    var _ = alice.client().remove(network.getId(), named.ref());
    var thief = HUB.agentIn(alice, network, HUB.agent("", "bastion"));
    assertThat(allowed(thief, api, 22)).isFalse();
  }

  @Test
  void theBackboneIsNoWayRoundAPolicy() {
    var _ = alice.client().policy(network.getId(), WEB);
    assertThat(check(frontend, api, "", 22)).isEqualTo(CheckAccessResponse.getDefaultInstance());
    assertThat(check(frontend, api, "", 80).getNetwork()).isEqualTo(network.getId());
    HUB.registry.trust(frontend.id(), api.id());
    assertThat(check(frontend, api, "", 22))
        .isEqualTo(CheckAccessResponse.newBuilder().setAllowed(true).build());
    assertThat(check(frontend, api, network.getId(), 22).getAllowed()).isFalse();
    var open =
        HUB.registry.change(
            untagged.id(), node -> node.setVisibility(NodeVisibility.NODE_VISIBILITY_PUBLIC));
    assertThat(check(frontend, untagged, "", 22).getAllowed()).isTrue();
    assertThat(check(frontend, untagged, network.getId(), 22).getAllowed()).isFalse();
    assertThat(open.getNode().getId()).isEqualTo(untagged.id());
  }

  @Test
  void anotherNetworkOfBothAllowsWhatItAllows() {
    var _ = alice.client().policy(network.getId(), WEB);
    var other = HUB.network(alice, JOIN_RULE_OPEN);
    var _ = HUB.agentIn(alice, other, frontend);
    var _ = HUB.agentIn(alice, other, api);
    assertThat(check(frontend, api, network.getId(), 22).getAllowed()).isFalse();
    assertThat(check(frontend, api, other.getId(), 22).getAllowed()).isTrue();
    assertThat(check(frontend, api, "", 22).getNetwork()).isEqualTo(other.getId());
    assertThat(reach(frontend.id(), api.id()))
        .extracting(NetworkReach::getNetwork)
        .containsExactly(network.getId(), other.getId());
  }

  @Test
  void manyAreFoundAtOnceByWhateverNamesThem() {
    var named = HUB.agentIn(alice, network, HUB.agent("", "worker"));
    var request =
        FindReachableRequest.newBuilder()
            .setPrincipal(frontend.id())
            .addTargets(ReachTarget.newBuilder().setHostname("worker"))
            .addTargets(ReachTarget.newBuilder().setNumber(api.record().getNode().getNumber()))
            .addTargets(ReachTarget.newBuilder().setNode(HUB.agent().id()))
            .addTargets(ReachTarget.newBuilder().setHostname("-"))
            .addTargets(ReachTarget.newBuilder().setNode(untagged.id()))
            .build();
    var results = HUB.asService().memberships().findReachable(request).getResultsList();
    assertThat(results.get(0).getNetworks(0).getNode()).isEqualTo(named.id());
    assertThat(results.get(1).getNetworks(0).getNode()).isEqualTo(api.id());
    assertThat(results.get(2).getNetworksList()).isEmpty();
    assertThat(results.get(3).getNetworksList()).isEmpty();
    assertThat(results.get(4).getNetworks(0).getNode()).isEqualTo(untagged.id());
  }

  @Test
  void itIsExplained() {
    var version = alice.client().policy(network.getId(), WEB).getVersion();
    var yes = explain(frontend.ref(), api, 443);
    assertThat(yes.getAllowed()).isTrue();
    assertThat(yes.getPolicyVersion()).isEqualTo(version);
    assertThat(yes.getRulesList())
        .containsExactly(
            MatchedRule.newBuilder()
                .setRule("rule 1 \"web\"")
                .setLine(2)
                .setSourceSelector("tag:frontend")
                .setTargetSelector("tag:api")
                .setMatchesPort(true)
                .build());
    var no = explain(frontend.ref(), api, 22);
    assertThat(no.getAllowed()).isFalse();
    assertThat(no.getRules(0).getMatchesPort()).isFalse();
    assertThat(no.getSummary()).contains("no rule allows it");
    assertThat(explain(untagged.ref(), api, 443).getRulesList()).isEmpty();
    var viewer = HUB.member(alice, network, ROLE_VIEWER);
    assertThat(explain(viewer.ref(), api, 443).getSummary()).contains("viewers");
    assertThat(Refusal.of(() -> explain(HUB.agent().ref(), api, 443)).reason())
        .isEqualTo("MEMBER_NOT_FOUND");
  }

  @Test
  void aTrialSaysWhoWouldGainAndLose() {
    var locked = trial(TestPolicyRequest.newBuilder().setSource(WEB));
    assertThat(locked.getPairsLosing()).isEqualTo(6);
    assertThat(locked.getPairsGaining()).isZero();
    var _ = alice.client().policy(network.getId(), WEB);
    var wider = trial(TestPolicyRequest.newBuilder().setSource(WEB.replace("443", "443, 8080")));
    assertThat(wider.getPairsLosing()).isZero();
    assertThat(wider.getChangesList())
        .singleElement()
        .satisfies(change -> {
          assertThat(change.getPairs()).isEqualTo(1);
          assertThat(change.getGainedList())
              .containsExactly(
                  ports(PROTOCOL_STREAM, 8080, 8080), ports(PROTOCOL_DATAGRAM, 8080, 8080));
          assertThat(change.getExamples(0).getSource()).isEqualTo(frontend.id());
          assertThat(change.getExamples(0).getTarget()).isEqualTo(api.id());
        });
    assertThat(trial(TestPolicyRequest.newBuilder().setVersion(1)).getChangesList()).isEmpty();
    var failing = WEB + "tests: [{from: 'tag:frontend', to: 'tag:api', port: 22, expect: allow}]\n";
    assertThat(trial(TestPolicyRequest.newBuilder().setSource(failing)).getFailures(0).getLine())
        .isEqualTo(7);
  }

  private TestPolicyResponse trial(TestPolicyRequest.Builder request) {
    return alice.client().policies().testPolicy(request.setNetwork(network.getId()).build());
  }

  private ExplainAccessResponse explain(PrincipalRef source, Hub.Agent target, int port) {
    return alice
        .client()
        .policies()
        .explainAccess(
            ExplainAccessRequest.newBuilder()
                .setNetwork(network.getId())
                .setSource(source)
                .setTarget(target.id())
                .setPort(port)
                .build());
  }

  private static List<NetworkReach> reach(String source, String target) {
    return HUB.asService()
        .memberships()
        .findReachable(
            FindReachableRequest.newBuilder()
                .setPrincipal(source)
                .addTargets(ReachTarget.newBuilder().setNode(target))
                .build())
        .getResults(0)
        .getNetworksList();
  }

  private boolean allowed(Hub.Agent source, Hub.Agent target, int port) {
    var answer = check(source, target, network.getId(), port);
    assertThat(check(target, source, target, network.getId(), port)).isEqualTo(answer);
    return answer.getAllowed();
  }

  private static CheckAccessResponse check(
      Hub.Agent source, Hub.Agent target, String network, int port) {
    return check(source, source, target, network, port);
  }

  private static CheckAccessResponse check(
      Hub.Agent asking, Hub.Agent source, Hub.Agent target, String network, int port) {
    return asking
        .client()
        .access()
        .checkAccess(
            CheckAccessRequest.newBuilder()
                .setSourceNode(source.id())
                .setTargetNode(target.id())
                .setNetwork(network)
                .setPort(port)
                .build());
  }

  private static PortRange ports(Protocol protocol, int first, int last) {
    return PortRange.newBuilder().setProtocol(protocol).setFirst(first).setLast(last).build();
  }
}
