package io.coterie.registry.trust;

import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.FeedEntry;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.v1.TrustRecord;
import jakarta.inject.Inject;
import java.util.Optional;

/** Begins and ends trust: the row, and the feed's entry under the pair's next version. */
public final class TrustWriter {
  /** Its kind of object in the feed. */
  public static final String KIND = "trust";

  private final TrustRepository trust;
  private final TrustRequestRepository requests;

  @Inject
  TrustWriter(TrustRepository trust, TrustRequestRepository requests) {
    this.trust = trust;
    this.requests = requests;
  }

  /** Makes two nodes trust each other that do not yet; the caller has locked both. */
  void begin(Tx tx, Pair pair) {
    long version = trust.nextVersion(tx.db());
    trust.insert(tx.db(), pair, version, tx.now());
    requests.delete(tx.db(), pair);
    publish(
        tx,
        pair,
        version,
        ChangeKind.CREATED,
        TrustRecord.newBuilder().setCreateTime(TrustProto.timestamp(tx.now())));
  }

  /** Ends the trust between two nodes; false if there is none. The caller has locked both. */
  boolean end(Tx tx, Pair pair) {
    if (!trust.delete(tx.db(), pair)) {
      return false;
    }
    ended(tx, pair);
    return true;
  }

  /** Ends all trust of a node whose life ends, and forgets its requests; it is locked. */
  public void endAll(Tx tx, NodeId node) {
    trust.deleteAll(tx.db(), node).forEach(pair -> ended(tx, pair));
    requests.forget(tx.db(), node);
  }

  private void ended(Tx tx, Pair pair) {
    publish(tx, pair, trust.nextVersion(tx.db()), ChangeKind.DELETED, TrustRecord.newBuilder());
  }

  private static void publish(
      Tx tx, Pair pair, long version, ChangeKind kind, TrustRecord.Builder record) {
    tx.publish(
        new FeedEntry(
            KIND,
            pair.key(),
            version,
            Optional.empty(),
            kind,
            record.setNode(pair.low().text()).setOtherNode(pair.high().text()).build()));
  }
}
