package io.coterie.network.member;

import io.coterie.network.access.Role;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.platform.id.PrincipalId;
import java.time.Instant;
import java.util.Optional;

/**
 * An account or a node in a network.
 *
 * @param vouchedBy who let it in
 * @param incarnation new at every join
 * @param version grows with every change, in commit order
 * @param node what there is more about a node
 */
public record Member(
    NetworkId network,
    PrincipalId principal,
    Role role,
    Optional<PrincipalId> vouchedBy,
    Incarnation incarnation,
    long version,
    Instant joinTime,
    Optional<AsNode> node) {
  /**
   * A node's side of it.
   *
   * @param registration which of its registrations joined
   * @param hostname its name in this network
   */
  public record AsNode(
      NodeNumber number,
      Incarnation registration,
      Optional<AccountId> account,
      Optional<Hostname> hostname) {}

  public boolean isOwner() {
    return role == Role.OWNER;
  }

  Member with(Role newRole, long newVersion) {
    return new Member(
        network, principal, newRole, vouchedBy, incarnation, newVersion, joinTime, node);
  }

  Member with(Optional<Hostname> hostname, long newVersion) {
    return new Member(
        network,
        principal,
        role,
        vouchedBy,
        incarnation,
        newVersion,
        joinTime,
        node.map(n -> new AsNode(n.number(), n.registration(), n.account(), hostname)));
  }
}
