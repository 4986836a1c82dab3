package io.coterie.platform.db;

import static io.coterie.platform.tables.Tables.FEED;

import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.id.NetworkId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;

/** Writes a transaction's changes into the feed, a thousand in a statement. */
final class FeedWriter {
  /** A statement takes 65,535 values at most. */
  private static final int AT_ONCE = 1_000;

  private FeedWriter() {}

  static void write(DSLContext db, List<FeedEntry> entries, Instant now) {
    for (int from = 0; from < entries.size(); from += AT_ONCE) {
      insert(db, entries.subList(from, Math.min(entries.size(), from + AT_ONCE)), now);
    }
  }

  /** Deletes a network's changes, save what the audit trail gets. */
  static void forget(DSLContext db, NetworkId network) {
    db.deleteFrom(FEED)
        .where(FEED.NETWORK_ID.eq(network.text()))
        .and(FEED.KIND.ne(AuditEntry.KIND))
        .execute();
  }

  private static void insert(DSLContext db, List<FeedEntry> entries, Instant now) {
    var insert =
        db.insertInto(
            FEED,
            FEED.KIND,
            FEED.KEY,
            FEED.VERSION,
            FEED.NETWORK_ID,
            FEED.CHANGE,
            FEED.PAYLOAD,
            FEED.CREATE_TIME);
    for (var entry : entries) {
      insert =
          insert.values(
              entry.kind(),
              entry.key(),
              entry.version(),
              entry.network().map(NetworkId::text).orElse(null),
              (short) entry.change().number(),
              entry.payload().toByteArray(),
              now.atOffset(ZoneOffset.UTC));
    }
    insert.execute();
  }
}
