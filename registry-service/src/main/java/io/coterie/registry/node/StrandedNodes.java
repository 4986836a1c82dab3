package io.coterie.registry.node;

import io.coterie.network.v1.NodeDeparture;
import io.coterie.platform.db.Tx;
import io.coterie.platform.feed.FeedEffect;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import jakarta.inject.Inject;

/** Ends nodes that exist in networks only and have left the last of them. */
final class StrandedNodes implements FeedEffect {
  /** The kind of network-service's entries about them. */
  static final String KIND = "stranded";

  private final NodeEndings endings;

  @Inject
  StrandedNodes(NodeEndings endings) {
    this.endings = endings;
  }

  @Override
  public void apply(Tx tx, FeedRecord record) {
    var departure = record.payload(NodeDeparture.parser());
    var life = new Incarnation(departure.getNodeIncarnation());
    var _ =
        endings.end(
            tx,
            new NodeId(departure.getNode()),
            "NodeEndedWithoutNetwork",
            (node, _) -> node.life().incarnation().equals(life) && !node.isOnBackbone());
  }
}
