package io.coterie.bench.policy;

import io.coterie.policy.Protocol;
import io.coterie.policy.Subject;
import io.coterie.policy.decision.CompiledPolicy;
import io.coterie.policy.decision.Decision;
import io.coterie.policy.decision.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Questions of one kind, enough that the processor does not learn them. */
final class Questions {
  private static final int COUNT = 4_096;

  /** May the source reach the target on the port, with the profiles that go with them. */
  record Question(Subject source, Subject target, Profile from, Profile to, int port) {}

  private final List<Question> all = new ArrayList<>(COUNT);
  private int next;

  Questions(CompiledPolicy policy, List<Subject> members, Outcome outcome) {
    var random = new Random(3);
    while (all.size() < COUNT) {
      var source = members.get(random.nextInt(members.size()));
      var target = members.get(random.nextInt(members.size()));
      int port = 1 + random.nextInt(LargeNetwork.PORTS);
      if (outcome(policy.decide(source, target, Protocol.STREAM, port)) == outcome) {
        all.add(new Question(source, target, policy.profile(source), policy.profile(target), port));
      }
    }
  }

  /** One after the other, and again. */
  Question next() {
    next = (next + 1) % COUNT;
    return all.get(next);
  }

  private static Outcome outcome(Decision decision) {
    return switch (decision) {
      case Decision.AllowedBy _, Decision.NoPolicy _ -> Outcome.ALLOWED;
      case Decision.DeniedBy _ -> Outcome.DENIED;
      case Decision.NoRule _, Decision.NoPort _ -> Outcome.DEFAULT;
    };
  }
}
