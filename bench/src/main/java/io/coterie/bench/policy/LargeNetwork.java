package io.coterie.bench.policy;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.coterie.policy.NodeRole;
import io.coterie.policy.Policy;
import io.coterie.policy.Subject;
import io.coterie.policy.SubjectId;
import io.coterie.policy.Tag;
import io.coterie.policy.document.PolicyDocument;
import io.coterie.policy.document.Roster;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A network of 10,000 members with 200 tags, three each, and a policy of 1,000 rules from tag to
 * tag on one to three ports; every tenth denies. Always the same one.
 */
final class LargeNetwork {
  private static final int MEMBERS = 10_000;
  private static final int TAGS = 200;
  private static final int RULES = 1_000;

  /** The ports of the rules are below. */
  static final int PORTS = 1_000;

  private final Random random;

  private LargeNetwork(long seed) {
    this.random = new Random(seed);
  }

  /** Its members. */
  static List<Subject> members() {
    var network = new LargeNetwork(1);
    return IntStream.range(0, MEMBERS).mapToObj(network::member).toList();
  }

  /** Its policy, of so many rules. */
  static Policy policy(int rules) {
    return PolicyDocument.parse(text(rules)).bind(Roster.EMPTY);
  }

  /** Its policy. */
  static Policy policy() {
    return policy(RULES);
  }

  private static String text(int rules) {
    var network = new LargeNetwork(2);
    return IntStream.range(0, rules).mapToObj(network::rule).collect(joining("", "rules:\n", ""));
  }

  private Subject member(int number) {
    var tags = IntStream.range(0, 3).mapToObj(_ -> new Tag(tag())).collect(toSet());
    return Subject.of(new SubjectId("node_%026d".formatted(number)), NodeRole.MEMBER, tags);
  }

  private String rule(int number) {
    var action = number % 10 == 9 ? "deny" : "allow";
    int first = 1 + random.nextInt(PORTS - 20);
    return "- {name: r%d, action: %s, from: [tag:%s, tag:%s], to: tag:%s, ports: [%d, %d-%d]}\n"
        .formatted(number, action, tag(), tag(), tag(), first, first + 2, first + 20);
  }

  private String tag() {
    return "t" + random.nextInt(TAGS);
  }
}
