package io.coterie.auth.peer;

import io.coterie.network.v1.Role;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.identity.Caller.NetworkBinding;

/**
 * A principal's membership in a network, as of now.
 *
 * @param incarnation which joining it stems from
 */
public record NetworkMembership(
    NetworkId network, String networkName, Role role, Incarnation incarnation) {
  /** Whether the principal may hold a credential for the network: a viewer may not. */
  public boolean mayHoldToken() {
    return switch (role) {
      case ROLE_OWNER, ROLE_ADMIN, ROLE_MEMBER -> true;
      case ROLE_VIEWER, ROLE_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  /** Whether the principal is owner or admin. */
  public boolean mayAdminister() {
    return switch (role) {
      case ROLE_OWNER, ROLE_ADMIN -> true;
      case ROLE_MEMBER, ROLE_VIEWER, ROLE_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  /** What a token made under this membership is bound to. */
  public NetworkBinding binding() {
    return new NetworkBinding(network, incarnation);
  }

  /** The role's name as people write it. */
  public String roleName() {
    return switch (role) {
      case ROLE_OWNER -> "owner";
      case ROLE_ADMIN -> "admin";
      case ROLE_MEMBER -> "member";
      case ROLE_VIEWER -> "viewer";
      case ROLE_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }
}
