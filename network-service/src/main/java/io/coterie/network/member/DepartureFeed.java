package io.coterie.network.member;

import io.coterie.network.v1.NodeDeparture;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.FeedEntry;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import java.util.Optional;

/**
 * What the feed says of nodes that exist in networks only and leave them. The entries belong to no
 * network, so that they outlive the one that was left.
 */
public final class DepartureFeed {
  /** Such a node left a network. */
  public static final String DEPARTURE = "departure";

  /** It was the node's last: the registration ends. */
  public static final String STRANDED = "stranded";

  private DepartureFeed() {}

  /** A member that leaves; nothing if it is an account, or a node on the backbone. */
  static Optional<FeedEntry> departure(Member member) {
    return member
        .node()
        .filter(Member.AsNode::isScoped)
        .map(node ->
            entry(
                DEPARTURE,
                member.incarnation(),
                NodeDeparture.newBuilder()
                    .setNode(member.principal().text())
                    .setNodeIncarnation(node.registration().text())
                    .build()));
  }

  /** A node whose registration ends. */
  public static FeedEntry stranded(NodeId node, Incarnation registration) {
    return entry(
        STRANDED,
        registration,
        NodeDeparture.newBuilder()
            .setNode(node.text())
            .setNodeIncarnation(registration.text())
            .build());
  }

  /** Each happens once in the life of a membership or a registration, which is its key. */
  private static FeedEntry entry(String kind, Incarnation of, NodeDeparture departure) {
    return new FeedEntry(kind, of.text(), 1, Optional.empty(), ChangeKind.CREATED, departure);
  }
}
