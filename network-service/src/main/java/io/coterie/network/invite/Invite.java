package io.coterie.network.invite;

import io.coterie.network.access.Permission;
import io.coterie.network.access.Role;
import io.coterie.network.member.MemberRef;
import io.coterie.platform.id.InviteId;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import java.time.Instant;
import java.util.Optional;

/**
 * An invite.
 *
 * @param maxUses none: without end
 * @param addressee whom a directed one is for, as its maker named it; none: it is a code
 * @param invitee who that is; none if nobody, or if it could not be delivered
 * @param expireTime none: never
 */
record Invite(
    InviteId id,
    NetworkId network,
    Role role,
    Optional<Integer> maxUses,
    int used,
    Optional<MemberRef> addressee,
    Optional<PrincipalId> invitee,
    PrincipalId creator,
    Instant createTime,
    Optional<Instant> expireTime,
    boolean revoked) {
  /** Whether it still lets anybody in. */
  boolean isOpen(Instant now) {
    return !revoked
        && expireTime.filter(end -> !now.isBefore(end)).isEmpty()
        && maxUses.filter(max -> used >= max).isEmpty();
  }

  boolean isDirected() {
    return addressee.isPresent();
  }

  /** What its maker must still be allowed to do. */
  Permission creatorNeeds() {
    return isDirected() ? Permission.VOUCH : NewCode.needed(role);
  }
}
