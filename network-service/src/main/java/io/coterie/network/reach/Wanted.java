package io.coterie.network.reach;

import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;

/** How a node that shall be reached is named. */
public sealed interface Wanted {
  /** By what it is called in the network. */
  record ByHostname(Hostname hostname) implements Wanted {}

  record ById(NodeId node) implements Wanted {}

  /** By its number in the network. */
  record ByNumber(NodeNumber number) implements Wanted {}
}
