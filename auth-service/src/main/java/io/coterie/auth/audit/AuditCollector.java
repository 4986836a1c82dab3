package io.coterie.auth.audit;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.FeedEntry;
import io.coterie.platform.db.Tx;
import io.coterie.platform.feed.FeedRecord;
import java.util.Optional;

/**
 * Takes audit events from feeds into the trail, and tells those who watch it; one that comes again
 * changes nothing, unless it is a refusal that happened more often by now.
 */
final class AuditCollector {
  /** The kind of the feed entries that tell of what was collected. */
  static final String KIND = "collected-audit";

  private AuditCollector() {}

  static void collect(Tx tx, FeedRecord change) {
    var event = change.payload(AuditEvent.parser());
    if (AuditRepository.add(tx.db(), event, EventOwner.of(event))) {
      tx.publish(
          new FeedEntry(
              KIND,
              event.getId(),
              Math.max(1, event.getCount()),
              Optional.empty(),
              event.getCount() > 1 ? ChangeKind.UPDATED : ChangeKind.CREATED,
              event));
    }
  }
}
