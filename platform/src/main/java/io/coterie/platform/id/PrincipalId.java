package io.coterie.platform.id;

/** An account or a node: whatever can be a member of a network. */
public sealed interface PrincipalId permits AccountId, NodeId {
  /** The id's text. */
  String text();

  /**
   * Reads either kind.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static PrincipalId parse(String text) {
    return text.startsWith("node_") ? new NodeId(text) : new AccountId(text);
  }
}
