package io.coterie.platform.feed;

import static io.coterie.platform.tables.Tables.FEED_POSITION;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * All SQL about how far consumers have come. Times are the database's, so that replicas agree on
 * them.
 */
final class ConsumerPositions {
  private static final Field<OffsetDateTime> NOW = field("clock_timestamp()", OffsetDateTime.class);

  private ConsumerPositions() {}

  /** Takes over a consumer that nobody holds; its position. Empty: another holds it. */
  static Optional<String> claim(DSLContext db, String consumer, String holder, Duration lease) {
    db.insertInto(FEED_POSITION)
        .set(FEED_POSITION.CONSUMER, consumer)
        .set(FEED_POSITION.RESUME_TOKEN, "")
        .set(FEED_POSITION.HOLDER, "")
        .set(FEED_POSITION.HELD_UNTIL, NOW)
        .onConflictDoNothing()
        .execute();
    return db.update(FEED_POSITION)
        .set(FEED_POSITION.HOLDER, holder)
        .set(FEED_POSITION.HELD_UNTIL, in(lease))
        .where(FEED_POSITION.CONSUMER.eq(consumer))
        .and(FEED_POSITION.HELD_UNTIL.le(NOW))
        .returning(FEED_POSITION.RESUME_TOKEN)
        .fetchOptional(FEED_POSITION.RESUME_TOKEN);
  }

  /** Stores a position and goes on holding; false: another has taken over. */
  static boolean advance(
      DSLContext db, String consumer, String holder, String resumeToken, Duration lease) {
    return db.update(FEED_POSITION)
            .set(FEED_POSITION.RESUME_TOKEN, resumeToken)
            .set(FEED_POSITION.HELD_UNTIL, in(lease))
            .where(FEED_POSITION.CONSUMER.eq(consumer))
            .and(FEED_POSITION.HOLDER.eq(holder))
            .execute()
        == 1;
  }

  /** Lets another take over at once. */
  static void release(DSLContext db, String consumer, String holder) {
    db.update(FEED_POSITION)
        .set(FEED_POSITION.HELD_UNTIL, NOW)
        .where(FEED_POSITION.CONSUMER.eq(consumer))
        .and(FEED_POSITION.HOLDER.eq(holder))
        .execute();
  }

  private static Field<OffsetDateTime> in(Duration lease) {
    return field(
        "clock_timestamp() + make_interval(secs => {0})",
        OffsetDateTime.class, val(lease.toMillis() / 1000.0));
  }
}
