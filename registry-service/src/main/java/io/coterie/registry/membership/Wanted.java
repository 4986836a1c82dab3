package io.coterie.registry.membership;

import io.coterie.network.v1.ReachTarget;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;

/** Which node is to be reached. */
public sealed interface Wanted {
  /** The one of a name, whichever that is in a network. */
  record ByName(Hostname hostname) implements Wanted {}

  /** The one of a number, whichever that is in a network. */
  record ByNumber(NodeNumber number) implements Wanted {}

  /** That one. */
  record Exactly(NodeId node) implements Wanted {}

  /** As network-service is asked for it. */
  default ReachTarget target() {
    return switch (this) {
      case ByName(var hostname) -> ReachTarget.newBuilder().setHostname(hostname.text()).build();
      case ByNumber(var number) -> ReachTarget.newBuilder().setNumber(number.unsigned()).build();
      case Exactly(var node) -> ReachTarget.newBuilder().setNode(node.text()).build();
    };
  }
}
