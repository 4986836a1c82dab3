package io.coterie.registry.node;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import io.coterie.platform.id.NodeNumber;

/** Which numbers nodes get. */
public record NumberConfig(
    @Doc("The first node number that a fresh hub gives out; of no effect once one was given out")
        @Default("1")
        long firstNodeNumber) {
  public NumberConfig {
    if (firstNodeNumber < 1 || firstNodeNumber > NodeNumber.MAX / 2) {
      throw new IllegalArgumentException("first-node-number must be 1 to " + NodeNumber.MAX / 2);
    }
  }
}
