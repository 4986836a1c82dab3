package io.coterie.registry.grant;

import io.coterie.platform.id.NetworkId;
import io.coterie.registry.membership.Standing;

/** Why a node may reach another. */
public sealed interface Basis {
  /**
   * A network that both are in lets it.
   *
   * @param policyVersion 0: it has no policy
   * @param source the membership of the node that reaches
   * @param target that of the node that is reached
   */
  record InNetwork(NetworkId network, long policyVersion, Standing source, Standing target)
      implements Basis {}

  /**
   * The two trust each other.
   *
   * @param version of the trust, as the feed orders its beginnings and ends
   */
  record ByTrust(long version) implements Basis {}

  /** The node that is reached is public. */
  record InPublic() implements Basis {}
}
