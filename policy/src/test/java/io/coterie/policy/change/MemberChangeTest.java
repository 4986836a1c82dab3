package io.coterie.policy.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.policy.NodeRole;
import io.coterie.policy.Subject;
import io.coterie.policy.Tag;
import io.coterie.policy.decision.CompiledPolicy;
import io.coterie.policy.decision.Profile;
import io.coterie.policy.document.PolicyDocument;
import io.coterie.policy.document.Roster;
import io.coterie.policy.random.RandomNetwork;
import io.coterie.policy.random.RandomPolicy;
import io.coterie.policy.random.Seed;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** To whom the change of one member matters. */
class MemberChangeTest {
  private static final int MEMBERS = 8;

  @Test
  void newTagConcernsOnlyThoseOnTheOtherSideOfItsRules() {
    var policy =
        CompiledPolicy.of(
            PolicyDocument.parse(
                    """
                    rules:
                      - {action: allow, from: tag:frontend, to: tag:api, ports: [80, 443]}
                      - {action: allow, from: tag:ops, to: "*", ports: 22}
                    """)
                .bind(Roster.EMPTY));
    var untagged = Subject.like(NodeRole.MEMBER, Set.of());
    var frontend = Subject.like(NodeRole.MEMBER, Set.of(new Tag("frontend")));
    var change = MemberChange.of(policy, Optional.of(untagged), Optional.of(frontend));
    assertThat(change.candidates())
        .isEqualTo(new Candidates(false, Set.of(), Set.of(new Tag("api")), Set.of()));
    var api = policy.profile(Subject.like(NodeRole.MEMBER, Set.of(new Tag("api"))));
    var affected =
        change.affected(List.of(api, policy.profile(untagged), policy.profile(frontend)));
    assertThat(affected).containsOnlyKeys(api);
    assertThat(affected.get(api))
        .extracting(ViewChange::reached)
        .hasToString("PairChange[gained=80, 443, lost=none]");
    assertThat(affected.get(api)).matches(view -> view.reaches().isNone());
  }

  @Test
  void withoutAPolicyJoiningConcernsAllAndTagsNobody() {
    var open = CompiledPolicy.open();
    var untagged = Subject.like(NodeRole.MEMBER, Set.of());
    var tagged = Subject.like(NodeRole.ADMIN, Set.of(new Tag("a")));
    var tags = MemberChange.of(open, Optional.of(untagged), Optional.of(tagged));
    assertThat(tags.candidates().isNobody()).isTrue();
    assertThat(tags.viewOf(open.profile(tagged)).isNone()).isTrue();
    var leaving = MemberChange.of(open, Optional.of(tagged), Optional.empty());
    assertThat(leaving.candidates().everyone()).isTrue();
    assertThat(leaving.viewOf(open.profile(untagged)).reaches().lost()).hasToString("*");
  }

  @Test
  void changeOfPolicyConcernsThoseOfItsRules() {
    var rule = "rules: [{action: allow, from: tag:a, to: role:owner, ports: %d}]";
    var before = compiled(rule.formatted(80), Roster.EMPTY);
    var after = compiled(rule.formatted(81), Roster.EMPTY);
    assertThat(Candidates.of(before, after))
        .isEqualTo(new Candidates(false, Set.of(NodeRole.OWNER), Set.of(new Tag("a")), Set.of()));
    assertThat(Candidates.of(before, compiled(rule.formatted(80), Roster.EMPTY)).isNobody())
        .isTrue();
  }

  @Test
  void nobodyElseIsConcernedAndAllWhoAreAreFound() {
    var seed = Seed.chosen(MemberChangeTest.class, true);
    var random = seed.random();
    for (int i = 0; i < 200; i++) {
      var network = RandomNetwork.of(MEMBERS, random);
      var policy = compiled(RandomPolicy.next(MEMBERS, random).text(), network.roster());
      Optional<Subject> before = sometimes(network.members().getFirst(), random);
      Optional<Subject> after = sometimes(RandomNetwork.member(0, random), random);
      var change = MemberChange.of(policy, before, after);
      for (var other : network.members().subList(1, MEMBERS)) {
        var profile = policy.profile(other);
        boolean concerned = !view(policy, profile, before).equals(view(policy, profile, after));
        assertThat(change.affected(List.of(profile)).containsKey(profile))
            .as(seed::toString)
            .isEqualTo(concerned);
        assertThat(isAmong(change.candidates(), other) || !concerned).as(seed::toString).isTrue();
      }
    }
  }

  private static Optional<Subject> sometimes(Subject member, Random random) {
    return Optional.of(member).filter(_ -> random.nextInt(4) > 0);
  }

  /** What the two ways between them look like. */
  private static List<Object> view(CompiledPolicy policy, Profile other, Optional<Subject> member) {
    var profile = member.map(policy::profile).orElseGet(policy::absent);
    return List.of(policy.allowed(other, profile), policy.allowed(profile, other));
  }

  private static boolean isAmong(Candidates candidates, Subject member) {
    return candidates.everyone()
        || candidates.roles().contains(member.role())
        || candidates.nodes().contains(member.id().orElseThrow())
        || member.tags().stream().anyMatch(candidates.tags()::contains);
  }

  private static CompiledPolicy compiled(String text, Roster roster) {
    return CompiledPolicy.of(PolicyDocument.parse(text).bind(roster));
  }
}
