package io.coterie.registry.node;

/** Where a node exists; chosen when a life begins, and kept until it ends. */
public enum Footing {
  /** On the backbone, and in networks. */
  BACKBONE,
  /** In networks only: no number, address or trace anywhere else. */
  NETWORKS
}
