package io.coterie.network.network;

import io.coterie.network.access.JoinRule;
import io.coterie.network.access.Network;
import io.coterie.network.access.NetworkName;
import io.coterie.network.access.Permission;
import io.coterie.network.failure.NetworkFailure;
import io.coterie.network.failure.NetworkFailure.FieldRefused;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import java.util.Optional;

/**
 * What shall change about a network; what is empty stays.
 *
 * @param joinSecret with a change to the rule token, else empty
 * @param etag what the network must still have; empty: anything
 */
record NetworkChanges(
    Optional<NetworkName> name,
    Optional<String> description,
    Optional<JoinRule> joinRule,
    String joinSecret,
    Optional<Integer> maxMembers,
    String etag) {
  NetworkChanges {
    if (name.filter(NetworkName::isReserved).isPresent()) {
      throw new FieldRefused(NetworkReason.NETWORK_NAME_RESERVED, "name").exception();
    }
    if (!joinSecret.isEmpty() && joinRule.filter(JoinRule.TOKEN::equals).isEmpty()) {
      throw new FieldRefused(NetworkReason.JOIN_SECRET_NEEDED, "join_secret").exception();
    }
  }

  /** What one must be allowed to do. */
  Permission needed() {
    return name.isPresent() ? Permission.RENAME : Permission.UPDATE;
  }

  /** Refuses what does not fit the network as it is. */
  void check(Network network) {
    if (!etag.isEmpty() && !etag.equals(network.etag())) {
      throw new PlatformFailure.Plain(PlatformReason.ETAG_MISMATCH).exception();
    }
    boolean becomesToken = joinRule.filter(JoinRule.TOKEN::equals).isPresent();
    if (becomesToken && joinSecret.isEmpty() && network.joinRule() != JoinRule.TOKEN) {
      throw new FieldRefused(NetworkReason.JOIN_SECRET_NEEDED, "join_secret").exception();
    }
    maxMembers
        .filter(max -> max < network.memberCount())
        .ifPresent(max -> {
          throw new NetworkFailure.MaxMembersBelowCount(max, network.memberCount()).exception();
        });
  }

  @Override
  public String toString() {
    return "NetworkChanges[…]";
  }
}
