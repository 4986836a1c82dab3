package io.coterie.registry.trust;

/** Where a request for trust is, for the node that is asked; whoever asks is not told. */
enum Delivery {
  /** It waits for an answer. */
  INBOX,
  /** There was no such node, or no room for it. */
  NOWHERE,
  /** The node wants to hear no more of it. */
  DECLINED
}
