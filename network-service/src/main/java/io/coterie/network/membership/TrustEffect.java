package io.coterie.network.membership;

import io.coterie.network.backbone.Backbone;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.Tx;
import io.coterie.platform.feed.FeedEffect;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.v1.TrustRecord;
import jakarta.inject.Inject;

/** Follows which nodes trust each other. */
final class TrustEffect implements FeedEffect {
  /** The kind of the registry's entries about trust. */
  static final String KIND = "trust";

  private final Backbone backbone;

  @Inject
  TrustEffect(Backbone backbone) {
    this.backbone = backbone;
  }

  @Override
  public void apply(Tx tx, FeedRecord record) {
    var trust = record.payload(TrustRecord.parser());
    backbone.trust(
        tx,
        new NodeId(trust.getNode()),
        new NodeId(trust.getOtherNode()),
        record.version(),
        record.change() != ChangeKind.DELETED);
  }
}
