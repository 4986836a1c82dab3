package io.coterie.registry.presence;

import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.FeedEntry;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.v1.Presence;
import io.coterie.registry.v1.PresenceRecord;
import jakarta.inject.Inject;
import java.util.Optional;

/** Tells the feed that nodes come, move and go; each time under the node's next version. */
public final class PresenceFeed {
  /** Its kind of object. */
  public static final String KIND = "presence";

  private final PresenceRepository repository;

  @Inject
  PresenceFeed(PresenceRepository repository) {
    this.repository = repository;
  }

  /** Forgets the presence of a node whose life ends or begins; its row is held. */
  public void forget(Tx tx, NodeId node) {
    repository.forget(tx.db(), node).ifPresent(version -> gone(tx, node, version));
  }

  /** A node that said something new, which is written already. */
  void moved(Tx tx, NodeId node, Lease lease) {
    long version = repository.nextVersion(tx.db(), node);
    if (!lease.isAlive(tx.now())) {
      gone(tx, node, version);
      return;
    }
    var record =
        PresenceRecord.newBuilder()
            .setNode(node.text())
            .setPresence(Presence.PRESENCE_ONLINE)
            .addAllEndpoints(lease.endpoints())
            .setHomeRelay(lease.homeRelay().map(RelayName::text).orElse(""));
    publish(tx, version, ChangeKind.UPDATED, record);
  }

  /** A node that is offline from now on. */
  void gone(Tx tx, NodeId node, long version) {
    var record =
        PresenceRecord.newBuilder().setNode(node.text()).setPresence(Presence.PRESENCE_OFFLINE);
    publish(tx, version, ChangeKind.DELETED, record);
  }

  private static void publish(
      Tx tx, long version, ChangeKind change, PresenceRecord.Builder record) {
    tx.publish(
        new FeedEntry(KIND, record.getNode(), version, Optional.empty(), change, record.build()));
  }
}
