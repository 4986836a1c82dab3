package io.coterie.network.watch;

import io.coterie.network.backbone.Backbone;
import io.coterie.network.backbone.BackboneFeed;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.id.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * What one watch tells of the backbone. A change says only whom it concerns: that one looks, so
 * what is told is never older than what was told. Few nodes are concerned by a change, and each
 * trusts few. For one thread.
 */
final class BackboneWatch {
  static final Set<String> KINDS = Set.of(BackboneFeed.TRUSTED, BackboneFeed.OPENNESS);

  private final NodeId node;
  private final Transactions transactions;
  private final Backbone backbone;

  /** Whether the client has been told who reaches the node there. */
  private boolean isTold;

  BackboneWatch(NodeId node, Transactions transactions, Backbone backbone) {
    this.node = node;
    this.transactions = transactions;
    this.backbone = backbone;
  }

  /** Everything; nothing about a node that is not there. */
  List<BackboneEvent> everything(DSLContext db) {
    var isPublic = backbone.isPublic(db, node);
    isTold = isPublic.isPresent();
    var events = new ArrayList<BackboneEvent>();
    isPublic.map(BackboneEvent.Opened::new).ifPresent(events::add);
    backbone.sources(db, node).stream().map(BackboneEvent.Trusted::new).forEach(events::add);
    return events;
  }

  /** What a change of these kinds means to the node. */
  List<BackboneEvent> change(FeedRecord record) {
    return transactions.read(db ->
        record.kind().equals(BackboneFeed.TRUSTED)
            ? List.of(trusted(db, BackboneFeed.source(record)))
            : opened(db));
  }

  private BackboneEvent trusted(DSLContext db, NodeId source) {
    return backbone
        .source(db, node, source)
        .<BackboneEvent>map(BackboneEvent.Trusted::new)
        .orElseGet(() -> new BackboneEvent.Removed(source));
  }

  private List<BackboneEvent> opened(DSLContext db) {
    return isTold
        ? Stream.of(backbone.isPublic(db, node).orElse(false))
            .<BackboneEvent>map(BackboneEvent.Opened::new)
            .toList()
        : everything(db);
  }
}
