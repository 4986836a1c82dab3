package io.coterie.auth.audit;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.FeedEntry;
import io.coterie.platform.db.Tx;
import io.coterie.platform.feed.FeedRecord;
import java.util.Optional;

/**
 * Takes audit events from feeds into the trail, and tells those who watch it. One that comes again
 * changes nothing, unless it is a refusal that happened more often by now: then that number, and
 * nothing else.
 */
final class AuditCollector {
  /** The kind of the feed entries that tell of what was collected. */
  static final String KIND = "collected-audit";

  private AuditCollector() {}

  static void collect(Tx tx, FeedRecord change) {
    var event = change.payload(AuditEvent.parser());
    if (AuditRepository.add(tx.db(), event, EventOwner.of(event))) {
      tell(tx, event, ChangeKind.CREATED);
    } else {
      AuditRepository.recount(tx.db(), event.getId(), event.getCount())
          .ifPresent(counted -> tell(tx, counted, ChangeKind.UPDATED));
    }
  }

  private static void tell(Tx tx, AuditEvent event, ChangeKind change) {
    tx.publish(
        new FeedEntry(
            KIND, event.getId(), Math.max(1, event.getCount()), Optional.empty(), change, event));
  }
}
