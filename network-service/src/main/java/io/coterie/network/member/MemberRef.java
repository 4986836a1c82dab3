package io.coterie.network.member;

/** How a request names an account or a node. */
public sealed interface MemberRef {
  /** By id or name. */
  record ToAccount(String text) implements MemberRef {}

  /** By id, number or, in a network, hostname. */
  record ToNode(String text) implements MemberRef {}
}
