package io.coterie.policy.decision;

import static io.coterie.policy.Protocol.DATAGRAM;
import static io.coterie.policy.Protocol.STREAM;
import static io.coterie.policy.decision.Members.member;
import static io.coterie.policy.decision.Members.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.policy.AllowedPorts;
import io.coterie.policy.Hostname;
import io.coterie.policy.NodeRole;
import io.coterie.policy.Subject;
import io.coterie.policy.document.PolicyDocument;
import io.coterie.policy.document.Roster;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who may reach whom. */
class DecisionTest {
  private static final Subject ONE = member(1, "a");
  private static final Subject OTHER = member(2, "b");

  @Test
  void emptyPolicyDeniesAll() {
    var policy = policy("rules: []");
    assertThat(policy.decide(ONE, OTHER, STREAM, 80)).isEqualTo(new Decision.NoRule());
    assertThat(policy.reaches(policy.profile(ONE), policy.profile(OTHER))).isFalse();
  }

  @Test
  void noPolicyAllowsAllPortsThereAre() {
    var open = CompiledPolicy.open();
    assertThat(open.decide(ONE, OTHER, DATAGRAM, 65_535)).isEqualTo(new Decision.NoPolicy());
    assertThat(open.decide(ONE, OTHER, DATAGRAM, 0).isAllowed()).isFalse();
    assertThat(open.decide(ONE, OTHER, STREAM, 65_536)).isEqualTo(new Decision.NoPort());
    assertThat(open.allowed(open.profile(ONE), open.profile(OTHER))).isEqualTo(AllowedPorts.ALL);
    assertThat(Explanation.of(open, ONE, OTHER, STREAM, 1).matching()).isEmpty();
  }

  @Test
  void denyBeatsAllowWhereverItStands() {
    var allow = "- {name: open, action: allow, from: '*', to: '*', ports: '*'}\n";
    var deny = "- {name: shut, action: deny, from: tag:a, to: '*', ports: 22}\n";
    for (var rules : new String[] {allow + deny, deny + allow}) {
      var policy = policy("rules:\n" + rules);
      var denied = (Decision.DeniedBy) policy.decide(ONE, OTHER, STREAM, 22);
      assertThat(denied.rule().name()).contains("shut");
      assertThat(policy.decide(OTHER, ONE, STREAM, 22).isAllowed()).isTrue();
      assertThat(policy.allowed(policy.profile(ONE), policy.profile(OTHER)))
          .hasToString("1-21, 23-65535");
    }
  }

  @Test
  void firstOfSeveralRulesIsSaidToDecide() {
    var rule = "- {action: allow, from: tag:a, to: tag:b, ports: 1-%d}\n";
    var policy = policy("rules:\n" + rule.formatted(9) + rule.formatted(100) + rule.formatted(200));
    assertThat(rule(policy, 9)).isEqualTo(1);
    assertThat(rule(policy, 10)).isEqualTo(2);
    assertThat(rule(policy, 101)).isEqualTo(3);
  }

  @Test
  void rolesAreExactAndProtocolsApart() {
    var policy =
        policy(
            "rules: [{action: allow, from: role:admin, to: role:owner, ports: 1, protocols: datagram}]");
    var owner = member(1, NodeRole.OWNER);
    var admin = member(2, NodeRole.ADMIN);
    assertThat(policy.decide(admin, owner, DATAGRAM, 1).isAllowed()).isTrue();
    assertThat(policy.decide(admin, owner, STREAM, 1).isAllowed()).isFalse();
    assertThat(policy.decide(owner, owner, DATAGRAM, 1).isAllowed()).isFalse();
  }

  @Test
  void hostStaysTheNodeThatItWas() {
    var roster = new Roster(Map.of(new Hostname("api"), OTHER), Map.of());
    var document =
        PolicyDocument.parse("rules: [{action: allow, from: '*', to: host:api, ports: 1}]");
    var policy = CompiledPolicy.of(document.bind(roster));
    assertThat(policy.decide(ONE, OTHER, STREAM, 1).isAllowed()).isTrue();
    assertThat(policy.decide(OTHER, ONE, STREAM, 1).isAllowed()).isFalse();
  }

  @Test
  void memberThatIsOnlyThoughtOfIsNoNode() {
    var policy =
        policy(
            "rules: [{action: allow, from: 'node:%s', to: '*', ports: 1}]"
                .formatted(ONE.id().orElseThrow()));
    assertThat(policy.decide(ONE, OTHER, STREAM, 1).isAllowed()).isTrue();
    assertThat(policy.decide(Subject.like(ONE.role(), ONE.tags()), OTHER, STREAM, 1).isAllowed())
        .isFalse();
  }

  @Test
  void absentReachesNobody() {
    var open = CompiledPolicy.open();
    assertThat(open.reaches(open.absent(), open.profile(ONE))).isFalse();
    assertThat(open.decide(open.profile(ONE), open.absent(), STREAM, 1).isAllowed()).isFalse();
  }

  @Test
  void profileOfAnotherPolicyGetsNoAnswer() {
    var policy = policy("rules: []");
    var foreign = CompiledPolicy.open().profile(ONE);
    assertThatThrownBy(() -> policy.decide(foreign, policy.profile(OTHER), STREAM, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> policy.allowed(policy.profile(ONE), foreign))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void manyRulesAreAllLookedAt() {
    var rules = new StringBuilder("rules:\n");
    IntStream.rangeClosed(1, 1_000)
        .forEach(i ->
            rules.append(
                "- {action: allow, from: tag:a, to: tag:b, ports: %d}\n".formatted(i * 10)));
    var policy = policy(rules.toString());
    IntStream.rangeClosed(1, 1_000).forEach(i -> assertThat(rule(policy, i * 10)).isEqualTo(i));
    assertThat(policy.decide(ONE, OTHER, STREAM, 9_999).isAllowed()).isFalse();
    assertThat(policy.bytes()).isPositive();
  }

  @Test
  void equalProfilesMeanEqualAnswers() {
    var policy = policy("rules: [{action: allow, from: tag:a, to: tag:b, ports: 1}]");
    assertThat(policy.profile(member(3, "a", "unknown"))).isEqualTo(policy.profile(ONE));
    assertThat(policy.profile(member(3, "b"))).isNotEqualTo(policy.profile(ONE));
  }

  private static int rule(CompiledPolicy policy, int port) {
    return ((Decision.AllowedBy) policy.decide(ONE, OTHER, STREAM, port)).rule().number();
  }
}
