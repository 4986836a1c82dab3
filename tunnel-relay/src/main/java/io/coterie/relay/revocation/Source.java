package io.coterie.relay.revocation;

/** Who says what has ended. */
public enum Source {
  REGISTRY,
  NETWORKS
}
