package io.coterie.policy;

import java.util.Optional;
import java.util.Set;

/**
 * A member as a policy sees it.
 *
 * @param id empty for a member that is only thought of, which no {@code node:} or {@code host:}
 *     selects
 */
public record Subject(Optional<SubjectId> id, NodeRole role, Set<Tag> tags) {
  public Subject {
    tags = Set.copyOf(tags);
  }

  /** A member that is there. */
  public static Subject of(SubjectId id, NodeRole role, Set<Tag> tags) {
    return new Subject(Optional.of(id), role, tags);
  }

  /** Some member with this role and these tags. */
  public static Subject like(NodeRole role, Set<Tag> tags) {
    return new Subject(Optional.empty(), role, tags);
  }
}
