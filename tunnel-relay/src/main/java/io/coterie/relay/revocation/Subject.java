package io.coterie.relay.revocation;

import io.coterie.relay.id.CompactId;

/** What may change or end. */
sealed interface Subject {
  record Member(CompactId network, CompactId node) implements Subject {}

  record Network(CompactId id) implements Subject {}

  record Node(CompactId id) implements Subject {}

  record PublicNode(CompactId id) implements Subject {}

  /** Two nodes, in the order of their ids. */
  record Pair(CompactId one, CompactId other) implements Subject {
    static Pair of(CompactId a, CompactId b) {
      int order = Long.compare(a.first(), b.first());
      order = order == 0 ? Long.compare(a.second(), b.second()) : order;
      order = order == 0 ? Short.compare(a.last(), b.last()) : order;
      return order <= 0 ? new Pair(a, b) : new Pair(b, a);
    }
  }
}
