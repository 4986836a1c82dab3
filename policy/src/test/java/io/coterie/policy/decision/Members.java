package io.coterie.policy.decision;

import static java.util.stream.Collectors.toSet;

import io.coterie.policy.NodeRole;
import io.coterie.policy.Subject;
import io.coterie.policy.SubjectId;
import io.coterie.policy.Tag;
import io.coterie.policy.document.PolicyDocument;
import io.coterie.policy.document.Roster;
import java.util.Arrays;

/** Members and policies by few words. */
final class Members {
  private Members() {}

  /** A plain member with a number and tags. */
  static Subject member(int number, String... tags) {
    return member(number, NodeRole.MEMBER, tags);
  }

  static Subject member(int number, NodeRole role, String... tags) {
    var id = new SubjectId("node_%026d".formatted(number));
    return Subject.of(id, role, Arrays.stream(tags).map(Tag::new).collect(toSet()));
  }

  /** A policy that names no host. */
  static CompiledPolicy policy(String text) {
    return CompiledPolicy.of(PolicyDocument.parse(text).bind(Roster.EMPTY));
  }
}
