package io.coterie.network.member;

import io.coterie.platform.id.JoinRequestId;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import java.time.Duration;
import java.time.Instant;

/**
 * Somebody asks to be let in.
 *
 * @param principal who shall be let in
 * @param asker who asked: itself, or the account that the node belongs to
 */
record JoinRequest(
    JoinRequestId id,
    NetworkId network,
    PrincipalId principal,
    PrincipalId asker,
    String message,
    Instant createTime,
    Instant expireTime) {
  static final Duration LIFETIME = Duration.ofDays(30);

  boolean isOpen(Instant now) {
    return now.isBefore(expireTime);
  }

  @Override
  public String toString() {
    return "JoinRequest[" + id + "]";
  }
}
