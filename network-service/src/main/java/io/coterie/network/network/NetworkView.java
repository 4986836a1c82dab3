package io.coterie.network.network;

import io.coterie.network.access.Network;
import io.coterie.network.access.NetworkScope;
import io.coterie.network.access.Owner;
import io.coterie.network.access.Permission;
import io.coterie.network.access.Role;
import io.coterie.platform.id.PrincipalId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network as a client sees it.
 *
 * @param ownerName the owner's name or hostname; may be empty
 * @param myRole the caller's; none for the operator
 */
public record NetworkView(
    Network network, String ownerName, Optional<Role> myRole, List<Permission> permissions) {
  private static final String OPERATOR = "operator";

  public NetworkView {
    permissions = List.copyOf(permissions);
  }

  /**
   * As whoever has the scope sees it.
   *
   * @param restricted the credential can't administer, whatever the role
   */
  public static NetworkView of(
      NetworkScope scope, Map<PrincipalId, String> names, boolean restricted) {
    return new NetworkView(
        scope.network(),
        ownerName(scope.network().owner(), names),
        scope.role(),
        scope.permissions().stream().filter(p -> !restricted || p == Permission.VIEW).toList());
  }

  /** What an owner is called; may be empty. */
  static String ownerName(Owner owner, Map<PrincipalId, String> names) {
    return owner.principal().map(p -> names.getOrDefault(p, "")).orElse(OPERATOR);
  }

  /** The same as it is by now, for a caller whose rights did not change meanwhile. */
  NetworkView with(NetworkScope scope) {
    return new NetworkView(scope.network(), ownerName, scope.role(), permissions);
  }
}
