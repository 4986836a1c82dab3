package io.coterie.registry.membership;

import io.coterie.network.v1.ReachableEntry;
import io.coterie.network.v1.WatchReachableResponse;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import java.util.Optional;

/** One thing that network-service tells about whom a node may reach. */
public sealed interface ReachEvent {
  /**
   * The node may reach a target; replaces what was said of that target in that network.
   *
   * @param number the target's in that network
   * @param hostname the target's in that network
   */
  record Entry(
      NetworkId network,
      NetworkNumber networkNumber,
      NodeId node,
      NodeNumber number,
      Optional<Hostname> hostname,
      Ports ports)
      implements ReachEvent {}

  /** It may reach a target no longer. */
  record Removed(NetworkId network, NodeId node) implements ReachEvent {}

  /** Nothing that was said of a network holds. */
  record Forgotten(NetworkId network) implements ReachEvent {}

  /** What held when the stream began has been told. */
  record SnapshotEnd() implements ReachEvent {}

  /** Nothing happened. */
  record Checkpoint() implements ReachEvent {}

  /** Reads a message; one that is of no known kind tells nothing. */
  static ReachEvent of(WatchReachableResponse message) {
    return switch (message.getEventCase()) {
      case ENTRY -> entry(message.getEntry());
      case REMOVED ->
          new Removed(
              new NetworkId(message.getRemoved().getNetwork()),
              new NodeId(message.getRemoved().getTargetNode()));
      case FORGOTTEN -> new Forgotten(new NetworkId(message.getForgotten().getNetwork()));
      case SNAPSHOT_END -> new SnapshotEnd();
      case CHECKPOINT, EVENT_NOT_SET -> new Checkpoint();
    };
  }

  private static Entry entry(ReachableEntry entry) {
    return new Entry(
        new NetworkId(entry.getNetwork()),
        NetworkNumber.ofUnsigned(entry.getNetworkNumber()),
        new NodeId(entry.getTargetNode()),
        NodeNumber.ofUnsigned(entry.getTargetNumber()),
        Optional.of(entry.getTargetHostname()).filter(text -> !text.isEmpty()).map(Hostname::new),
        new Ports(entry.getPortsList()));
  }
}
