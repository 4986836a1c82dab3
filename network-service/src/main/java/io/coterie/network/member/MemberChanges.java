package io.coterie.network.member;

import io.coterie.network.access.Permission;
import io.coterie.network.access.Role;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.id.PrincipalId;
import java.util.List;
import java.util.Optional;

/**
 * What shall change about a member; what is empty stays.
 *
 * @param tags instead of those it has
 */
record MemberChanges(Optional<Role> role, Optional<List<String>> tags) {
  /** What one must be allowed to do. */
  Permission needed() {
    return role.isPresent() ? Permission.CHANGE_ROLE : Permission.TAG;
  }

  AuditEntry audit(PrincipalId who) {
    var entry = AuditEntry.of(who.text());
    var withRole = role.map(to -> entry.with("role", to.text())).orElse(entry);
    return tags.map(to -> withRole.with("tags", String.join(",", to))).orElse(withRole);
  }
}
