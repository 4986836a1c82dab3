package io.coterie.network.membership;

import io.coterie.network.directory.NodeIdentity;
import io.coterie.platform.db.Tx;
import io.coterie.platform.feed.FeedEffect;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.v1.NodeRecord;
import jakarta.inject.Inject;
import java.util.Optional;

/** Follows the registry's nodes. */
final class NodeEffect implements FeedEffect {
  /** The kind of the registry's entries about nodes. */
  static final String KIND = "node";

  private final NodeLife life;

  @Inject
  NodeEffect(NodeLife life) {
    this.life = life;
  }

  @Override
  public void apply(Tx tx, FeedRecord record) {
    var node = record.payload(NodeRecord.parser());
    var id = new NodeId(record.key());
    switch (record.change()) {
      case CREATED, UPDATED ->
          life.follow(
              tx,
              NodeIdentity.of(node),
              Optional.of(node.getNode().getHostname())
                  .filter(name -> !name.isEmpty())
                  .map(Hostname::new));
      case DELETED -> life.evict(tx, id, new Incarnation(node.getIncarnation()));
    }
  }
}
