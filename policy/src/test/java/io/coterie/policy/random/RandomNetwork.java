package io.coterie.policy.random;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.coterie.policy.Hostname;
import io.coterie.policy.NodeRole;
import io.coterie.policy.Subject;
import io.coterie.policy.SubjectId;
import io.coterie.policy.Tag;
import io.coterie.policy.document.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A network of few members in which much is the same, so that chance hits everything.
 *
 * @param members the member number N has the hostname {@code host-N}
 */
public record RandomNetwork(List<Subject> members) {
  private static final int TAGS = 6;
  private static final List<NodeRole> ROLES = List.of(NodeRole.values());

  /** One of so many members. */
  public static RandomNetwork of(int members, Random random) {
    var all = new ArrayList<Subject>();
    for (int i = 0; i < members; i++) {
      all.add(member(i, random));
    }
    return new RandomNetwork(all);
  }

  /** The member of a number, with a role and tags of chance. */
  public static Subject member(int number, Random random) {
    var role = ROLES.get(random.nextInt(ROLES.size()));
    return Subject.of(id(number), role, tags(random));
  }

  private static Set<Tag> tags(Random random) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(_ -> new Tag(tag(random)))
        .collect(toSet());
  }

  static SubjectId id(int number) {
    return new SubjectId("node_%026d".formatted(number));
  }

  static String tag(Random random) {
    return "t" + random.nextInt(TAGS);
  }

  /** Some member. */
  public Subject any(Random random) {
    return members.get(random.nextInt(members.size()));
  }

  /** All members by name and id. */
  public Roster roster() {
    Map<Hostname, Subject> hosts =
        IntStream.range(0, members.size())
            .boxed()
            .collect(toMap(i -> new Hostname("host-" + i), members::get));
    return new Roster(
        hosts,
        members.stream().collect(toMap(member -> member.id().orElseThrow(), member -> member)));
  }
}
