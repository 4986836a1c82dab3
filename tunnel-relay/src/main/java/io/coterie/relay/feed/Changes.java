package io.coterie.relay.feed;

import io.coterie.network.v1.PolicyChange;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.registry.v1.NodeRecord;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.TrustRecord;
import io.coterie.relay.revocation.RevocationFeed;
import io.coterie.relay.wire.ShortId;
import java.util.Set;

/** Reads the records of the hub's feeds: what each of them makes void. */
final class Changes {
  /** Kinds of registry-service's feed. */
  static final Set<String> OF_REGISTRY = Set.of("node", "trust");

  /** Kinds of network-service's feed. */
  static final Set<String> OF_NETWORKS = Set.of("member", "policy", "network");

  private static final String NODE = "node_";

  private Changes() {}

  /** Tells of one; what began makes nothing void. */
  static void tell(FeedRecord record, RevocationFeed voided) {
    switch (record.kind()) {
      case "node" -> node(record, voided);
      case "trust" -> trust(record, voided);
      case "member" -> member(record, voided);
      case "policy" ->
          voided.policyChanged(network(record), record.payload(PolicyChange.parser()).getVersion());
      case "network" -> {
        if (record.change() == ChangeKind.DELETED) {
          voided.networkDeleted(ShortId.of(record.key()));
        }
      }
      default -> throw new IllegalArgumentException("nobody asked for a " + record.kind());
    }
  }

  private static void node(FeedRecord record, RevocationFeed voided) {
    var node = ShortId.of(record.key());
    var told = record.payload(NodeRecord.parser());
    if (record.change() == ChangeKind.DELETED || told.getSuspended()) {
      voided.nodeEnded(node, record.version());
      return;
    }
    if (told.getKeyReplaced()) {
      voided.nodeKeyChanged(node, record.version());
    }
    // now, or already before: nothing new rests on its being public in either case
    if (record.change() == ChangeKind.UPDATED
        && told.getNode().getVisibility() != NodeVisibility.NODE_VISIBILITY_PUBLIC) {
      voided.noLongerPublic(node, record.version());
    }
  }

  private static void trust(FeedRecord record, RevocationFeed voided) {
    if (record.change() == ChangeKind.DELETED) {
      var pair = record.payload(TrustRecord.parser());
      voided.trustEnded(
          ShortId.of(pair.getNode()), ShortId.of(pair.getOtherNode()), record.version());
    }
  }

  /** The key is network and member; accounts have no flows. */
  private static void member(FeedRecord record, RevocationFeed voided) {
    var member = record.key().substring(record.key().indexOf('/') + 1);
    if (!member.startsWith(NODE)) {
      return;
    }
    switch (record.change()) {
      case CREATED -> {}
      case UPDATED -> voided.memberChanged(network(record), ShortId.of(member), record.version());
      case DELETED -> voided.memberEnded(network(record), ShortId.of(member), record.version());
    }
  }

  private static ShortId network(FeedRecord record) {
    return ShortId.of(record.network().orElseThrow().text());
  }
}
