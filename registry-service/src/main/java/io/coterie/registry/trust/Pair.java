package io.coterie.registry.trust;

import io.coterie.platform.id.NodeId;
import java.util.List;

/** Two nodes, whichever is named first. */
record Pair(NodeId low, NodeId high) {
  Pair {
    if (low.compareTo(high) >= 0) {
      throw new IllegalArgumentException("a pair is two nodes, in order");
    }
  }

  static Pair of(NodeId one, NodeId other) {
    return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
  }

  List<NodeId> both() {
    return List.of(low, high);
  }

  /** For the feed. */
  String key() {
    return low + "/" + high;
  }
}
