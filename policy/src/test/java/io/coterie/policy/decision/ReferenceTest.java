package io.coterie.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.policy.Policy;
import io.coterie.policy.Protocol;
import io.coterie.policy.Subject;
import io.coterie.policy.document.PolicyDocument;
import io.coterie.policy.document.StoredPolicy;
import io.coterie.policy.random.RandomNetwork;
import io.coterie.policy.random.RandomPolicy;
import io.coterie.policy.random.RandomPort;
import io.coterie.policy.random.ReferenceEvaluator;
import io.coterie.policy.random.Seed;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is compiled decides as the words of the domain do, whatever the policy. */
class ReferenceTest {
  private static final int CASES = 100;
  private static final int MEMBERS = 8;

  @Test
  void agreesInManyCases() {
    compare(1_000, Seed.chosen(ReferenceTest.class, true));
  }

  @Test
  @Tag("full")
  void agreesInAMillionCases() {
    compare(10_000, Seed.chosen(ReferenceTest.class, false));
  }

  private static void compare(int policies, Seed seed) {
    var random = seed.random();
    for (int i = 0; i < policies; i++) {
      var network = RandomNetwork.of(MEMBERS, random);
      var policy = RandomPolicy.next(MEMBERS, random);
      var bound = PolicyDocument.parse(policy.text()).bind(network.roster());
      var compiled = CompiledPolicy.of(i % 10 == 0 ? storedAndRead(bound) : bound);
      for (int j = 0; j < CASES; j++) {
        var pair = new TestedPair(compiled, network.any(random), network.any(random));
        pair.agrees(new ReferenceEvaluator(policy), random, seed + "\n" + policy.text());
      }
    }
  }

  private static Policy storedAndRead(Policy policy) {
    var read = StoredPolicy.read(StoredPolicy.write(policy));
    assertThat(read).isEqualTo(policy);
    return read;
  }

  /** What came out: the rule that decided, and whether the port is among those that are allowed. */
  private record Answer(int rule, boolean allowed, boolean amongAllowedPorts) {}

  private record TestedPair(CompiledPolicy policy, Subject source, Subject target) {
    void agrees(ReferenceEvaluator reference, Random random, String policyText) {
      int port = RandomPort.next(random);
      var protocol = random.nextBoolean() ? Protocol.STREAM : Protocol.DATAGRAM;
      boolean allowed = reference.allows(source, target, protocol, port);
      int rule = reference.decidingRule(source, target, protocol, port);
      var expected = new Answer(rule, allowed, allowed);
      var answer = answer(protocol, port);
      if (!answer.equals(expected)) { // describing takes longer than deciding
        assertThat(answer)
            .as("%s %s %s %s\n%s", source, target, protocol, port, policyText)
            .isEqualTo(expected);
      }
    }

    private Answer answer(Protocol protocol, int port) {
      var decision = policy.decide(source, target, protocol, port);
      var ports = policy.allowed(policy.profile(source), policy.profile(target));
      return new Answer(rule(decision), decision.isAllowed(), ports.on(protocol).contains(port));
    }

    private static int rule(Decision decision) {
      return switch (decision) {
        case Decision.AllowedBy(var rule) -> rule.number();
        case Decision.DeniedBy(var rule) -> rule.number();
        case Decision.NoRule _, Decision.NoPort _, Decision.NoPolicy _ -> 0;
      };
    }
  }
}
