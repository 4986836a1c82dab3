package io.coterie.platform.rpc;

import io.coterie.platform.config.Doc;
import io.coterie.platform.config.Secret;
import io.coterie.platform.identity.ClusterSecret;

/** What the services of a deployment have in common. */
public record ClusterConfig(
    @Doc("32 random bytes in base 64, the same for all services: file: and a path, or the text.")
        Secret secret) {
  public ClusterConfig {
    ClusterSecret.parse(secret.reveal());
  }

  ClusterSecret clusterSecret() {
    return ClusterSecret.parse(secret.reveal());
  }
}
