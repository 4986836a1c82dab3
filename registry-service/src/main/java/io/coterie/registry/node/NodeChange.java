package io.coterie.registry.node;

import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.Hostname;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryReason;
import java.util.Optional;

/**
 * What shall be changed about a node; empty: left as it is.
 *
 * @param etag what the node must still have
 */
record NodeChange(
    Optional<NewHostname> hostname, Optional<Visibility> visibility, Optional<String> etag) {
  /**
   * A hostname to have from now on.
   *
   * @param to empty: none
   */
  record NewHostname(Optional<Hostname> to) {}

  /**
   * What the node shall have.
   *
   * @throws io.coterie.platform.failure.FailureException ETAG_MISMATCH if the node is not what the
   *     caller saw, NOT_ON_BACKBONE if it shall be public and can't be
   */
  Node.Profile of(Node node) {
    if (etag.isPresent() && !etag.get().equals(node.etag())) {
      throw new PlatformFailure.Plain(PlatformReason.ETAG_MISMATCH).exception();
    }
    if (visibility.equals(Optional.of(Visibility.PUBLIC)) && !node.isOnBackbone()) {
      throw new RegistryFailure.Plain(RegistryReason.NOT_ON_BACKBONE).exception();
    }
    var profile = node.profile();
    return new Node.Profile(
        profile.account(),
        hostname.isPresent() ? hostname.get().to() : profile.hostname(),
        visibility.orElse(profile.visibility()),
        profile.footing());
  }
}
