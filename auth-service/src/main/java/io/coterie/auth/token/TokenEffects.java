package io.coterie.auth.token;

import io.coterie.network.v1.MemberChange;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.Tx;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.v1.NodeRecord;

/**
 * Deletes tokens of what is gone. They stopped working before: every use asks the owner of the
 * fact. Carries incarnations, so that a late effect never touches what came after.
 */
final class TokenEffects {
  private TokenEffects() {}

  /** A change of a node in the registry. */
  static void ofNode(Tx tx, FeedRecord change) {
    if (change.change() == ChangeKind.DELETED) {
      var node = change.payload(NodeRecord.parser());
      EndingRepository.deleteOfNode(
          tx.db(), new NodeId(change.key()), new Incarnation(node.getIncarnation()));
    }
  }

  /** A change of a network or a membership. */
  static void ofNetwork(Tx tx, FeedRecord change) {
    if (change.change() != ChangeKind.DELETED) {
      return;
    }
    if (change.kind().equals("network")) {
      EndingRepository.deleteOfNetwork(tx.db(), new NetworkId(change.key()));
    } else {
      var member = change.payload(MemberChange.parser()).getMember();
      EndingRepository.deleteOfMembership(
          tx.db(), new NetworkId(member.getNetwork()), new Incarnation(member.getIncarnation()));
    }
  }
}
