package io.coterie.network.member;

import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.Role;
import io.coterie.network.failure.NetworkFailure;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.quota.Quota;
import io.coterie.network.quota.Quotas;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.PrincipalId;
import jakarta.inject.Inject;

/**
 * Whether one more fits in: what the network takes, what its owner's plan allows there, and how
 * many networks the newcomer's own plan allows.
 */
final class Room {
  private final MemberRepository repository;
  private final Quotas quotas;
  private final PublicNetworksConfig config;

  @Inject
  Room(MemberRepository repository, Quotas quotas, PublicNetworksConfig config) {
    this.repository = repository;
    this.quotas = quotas;
    this.config = config;
  }

  /**
   * Checks that somebody fits in. An owner comes with its network, which is limited itself.
   *
   * @param who an account is held already
   * @throws io.coterie.platform.failure.FailureException NETWORK_FULL, QUOTA_EXCEEDED
   */
  void require(Tx tx, LockedNetwork network, PrincipalId who, Role role) {
    var present = repository.count(tx.db(), network);
    if (role == Role.VIEWER) {
      requireRoomToLookOn(present);
      return;
    }
    int most = network.network().settings().maxMembers();
    if (present.members() >= most) {
      throw new NetworkFailure.Full(most, present.members()).exception();
    }
    if (role == Role.OWNER) {
      return;
    }
    if (who instanceof AccountId account) {
      quotas.requireRoom(tx, network, Quota.MEMBERS_PER_NETWORK, present.accounts());
      quotas.requireJoinable(tx, network, account);
    } else {
      quotas.requireRoom(tx, network, Quota.AGENTS_PER_NETWORK, present.nodes());
    }
  }

  private void requireRoomToLookOn(Headcount present) {
    if (present.viewers() >= config.mostViewers()) {
      throw NetworkReason.NETWORK_FULL.exception();
    }
  }
}
