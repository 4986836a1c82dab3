package io.coterie.registry.grant;

import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;

/** Why a node may reach another. */
public sealed interface Basis {
  /**
   * A network that both are in lets it.
   *
   * @param policyVersion 0: it has no policy
   * @param source the incarnation of the membership of the node that reaches
   * @param target that of the node that is reached
   */
  record InNetwork(NetworkId network, long policyVersion, Incarnation source, Incarnation target)
      implements Basis {}

  /** The two trust each other. */
  record ByTrust() implements Basis {}

  /** The node that is reached is public. */
  record InPublic() implements Basis {}
}
