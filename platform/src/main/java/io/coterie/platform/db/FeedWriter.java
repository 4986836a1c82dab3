package io.coterie.platform.db;

import static io.coterie.platform.tables.Tables.FEED;

import io.coterie.platform.id.NetworkId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;

/** Writes a transaction's changes into the feed, in one statement. */
final class FeedWriter {
  private FeedWriter() {}

  static void write(DSLContext db, List<FeedEntry> entries, Instant now) {
    if (entries.isEmpty()) {
      return;
    }
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
