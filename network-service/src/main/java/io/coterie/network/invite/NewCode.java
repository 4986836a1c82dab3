package io.coterie.network.invite;

import io.coterie.network.access.Permission;
import io.coterie.network.access.Role;
import java.time.Duration;
import java.util.Optional;

/**
 * What a code shall be.
 *
 * @param maxUses none: without end
 * @param lifetime none: for ever
 */
record NewCode(Role role, Optional<Integer> maxUses, Optional<Duration> lifetime) {
  /** What its maker must be allowed to do. */
  Permission needed() {
    return needed(role);
  }

  static Permission needed(Role role) {
    return role == Role.ADMIN ? Permission.CHANGE_ROLE : Permission.INVITE;
  }
}
