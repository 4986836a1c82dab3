package io.coterie.registry.node;

/** Who may look a node up. */
public enum Visibility {
  /** Only those who share a network with it. */
  PRIVATE,
  /** Anybody with a credential. */
  PUBLIC
}
