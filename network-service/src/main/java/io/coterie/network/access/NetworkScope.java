package io.coterie.network.access;

import io.coterie.network.failure.NetworkFailure.RoleTooLow;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The right to touch one network's data. Only this package makes one, after it has looked at who is
 * asking; whatever reads or writes network data takes one and the network from it.
 */
public sealed class NetworkScope permits LockedNetwork {
  private final Network network;
  private final Standing standing;

  NetworkScope(Network network, Standing standing) {
    this.network = network;
    this.standing = standing;
  }

  public NetworkId id() {
    return network.id();
  }

  public Network network() {
    return network;
  }

  /** The caller's role; none: the operator, or somebody outside. */
  public Optional<Role> role() {
    return standing instanceof Standing.AsMember member
        ? Optional.of(member.role())
        : Optional.empty();
  }

  /** The caller as a member. */
  public Optional<PrincipalId> member() {
    return standing instanceof Standing.AsMember member
        ? Optional.of(member.principal())
        : Optional.empty();
  }

  /** Which joining the caller's membership stems from. */
  public Optional<Incarnation> incarnation() {
    return standing instanceof Standing.AsMember member
        ? Optional.of(member.incarnation())
        : Optional.empty();
  }

  public boolean isOperator() {
    return standing instanceof Standing.AsOperator;
  }

  /** Whether the caller may do it. */
  public boolean permits(Permission permission) {
    return permission.isFor(network, standing);
  }

  /** Refuses with ROLE_TOO_LOW whoever may not do it. */
  public void require(Permission permission) {
    if (!permits(permission)) {
      throw new RoleTooLow(permission.least(network).text()).exception();
    }
  }

  /** Whether a role would be enough for it here. */
  public boolean permits(Role role, Permission permission) {
    return role.atLeast(permission.least(network));
  }

  /** Everything that would work. */
  public List<Permission> permissions() {
    return Arrays.stream(Permission.values())
        .filter(this::permits)
        .filter(p -> p != Permission.LEAVE || role().filter(r -> r != Role.OWNER).isPresent())
        .toList();
  }
}
