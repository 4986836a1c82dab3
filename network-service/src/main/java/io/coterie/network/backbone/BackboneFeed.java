package io.coterie.network.backbone;

import io.coterie.network.v1.BackboneChange;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.FeedEntry;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.id.NodeId;
import java.util.Optional;

/**
 * What watches learn about the backbone: that something may be another now, not what. Trust, keys
 * and registrations follow each other in no order, so whoever is concerned looks.
 */
public final class BackboneFeed {
  /** The kind of entries about a source and a target. */
  public static final String TRUSTED = "trusted";

  /** The kind of entries about a node that may be open to all. */
  public static final String OPENNESS = "openness";

  private static final String BETWEEN = "/";

  private BackboneFeed() {}

  /** The source may reach the target, or no longer, or is known by another key. */
  static FeedEntry trusted(NodeId source, NodeId target, long version) {
    return entry(TRUSTED, source.text(), target, version);
  }

  /** The node is public, or no longer, or came to the backbone. */
  static FeedEntry openness(NodeId node, long version) {
    return entry(OPENNESS, OPENNESS, node, version);
  }

  /** The source of an entry about two. */
  public static NodeId source(FeedRecord record) {
    return new NodeId(record.key().substring(0, record.key().indexOf(BETWEEN)));
  }

  /** The key's end is the one that it concerns, by which its watches find it. */
  private static FeedEntry entry(String kind, String what, NodeId concerned, long version) {
    return new FeedEntry(
        kind,
        what + BETWEEN + concerned.text(),
        version,
        Optional.empty(),
        ChangeKind.UPDATED,
        BackboneChange.getDefaultInstance());
  }
}
