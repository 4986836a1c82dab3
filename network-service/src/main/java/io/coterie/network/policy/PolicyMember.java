package io.coterie.network.policy;

import static java.util.stream.Collectors.toSet;

import io.coterie.network.access.Role;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.policy.NodeRole;
import io.coterie.policy.Subject;
import io.coterie.policy.SubjectId;
import io.coterie.policy.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A member, as far as policies speak of it.
 *
 * @param hostname of a node; empty for none
 */
record PolicyMember(PrincipalId id, Role role, List<String> tags, String hostname) {
  PolicyMember {
    tags = List.copyOf(tags);
  }

  Optional<Subject> subject() {
    return subject(id, role, tags);
  }

  /** What policies see; nothing of viewers, who reach nobody and are reached by nobody. */
  static Optional<Subject> subject(PrincipalId id, Role role, Collection<String> tags) {
    var known = tags.stream().filter(Tag::matches).map(Tag::new).collect(toSet());
    var node =
        id instanceof NodeId it
            ? Optional.of(new SubjectId(it.text()))
            : Optional.<SubjectId>empty();
    return role(role).map(as -> new Subject(node, as, known));
  }

  private static Optional<NodeRole> role(Role role) {
    return switch (role) {
      case OWNER -> Optional.of(NodeRole.OWNER);
      case ADMIN -> Optional.of(NodeRole.ADMIN);
      case MEMBER -> Optional.of(NodeRole.MEMBER);
      case VIEWER -> Optional.empty();
    };
  }
}
