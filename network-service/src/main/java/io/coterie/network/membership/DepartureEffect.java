package io.coterie.network.membership;

import io.coterie.network.member.DepartureFeed;
import io.coterie.network.member.KnownNodes;
import io.coterie.network.v1.NodeDeparture;
import io.coterie.platform.db.Tx;
import io.coterie.platform.feed.FeedEffect;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import jakarta.inject.Inject;

/**
 * Finds out, once it has left a network for certain, whether that was a node's last. It happens
 * after the departure and not in it: of two that happen at once neither could know of the other.
 */
final class DepartureEffect implements FeedEffect {
  private final KnownNodes knownNodes;

  @Inject
  DepartureEffect(KnownNodes knownNodes) {
    this.knownNodes = knownNodes;
  }

  @Override
  public void apply(Tx tx, FeedRecord record) {
    var departure = record.payload(NodeDeparture.parser());
    var node = new NodeId(departure.getNode());
    var registration = new Incarnation(departure.getNodeIncarnation());
    if (knownNodes.endIfGone(tx, node, registration)) {
      tx.publish(DepartureFeed.stranded(node, registration));
    }
  }
}
