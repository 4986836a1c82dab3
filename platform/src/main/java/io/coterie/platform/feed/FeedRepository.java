package io.coterie.platform.feed;

import static io.coterie.platform.tables.Tables.FEED;
import static io.coterie.platform.tables.Tables.FEED_EPOCH;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import com.google.protobuf.ByteString;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.id.NetworkId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;

/** All SQL that reads the feed. */
final class FeedRepository {
  /** Transactions below have ended. */
  private static final Field<Long> OLDEST_RUNNING =
      field("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", Long.class);

  private static final Field<Long> NOT_YET_STARTED =
      field("pg_snapshot_xmax(pg_current_snapshot())::text::bigint", Long.class);

  /**
   * What a restored copy can't share with the original: another server, another timeline after
   * recovery, another database or table after a dump was loaded.
   */
  private static final Field<String> ORIGIN =
      field(
          """
          (SELECT system_identifier FROM pg_control_system())
            || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)
            || '/' || (SELECT oid FROM pg_database WHERE datname = current_database())
            || '/' || 'feed'::regclass::oid
          """,
          String.class);

  private FeedRepository() {}

  /**
   * Makes the epoch, or a new one if the history is no longer the one that it was made for. Then
   * the changes that were restored become this transaction's: their own numbers may be ahead of the
   * server's.
   */
  static void renewEpoch(DSLContext db, String fresh) {
    db.insertInto(FEED_EPOCH, FEED_EPOCH.EPOCH, FEED_EPOCH.ORIGIN)
        .select(db.select(val(fresh), ORIGIN))
        .onConflictDoNothing()
        .execute();
    int renewed =
        db.update(FEED_EPOCH)
            .set(FEED_EPOCH.EPOCH, fresh)
            .set(FEED_EPOCH.ORIGIN, ORIGIN)
            .set(FEED_EPOCH.PRUNED_TXID, 0L)
            .set(FEED_EPOCH.PRUNED_POSITION, 0L)
            .where(FEED_EPOCH.ORIGIN.ne(ORIGIN))
            .execute();
    if (renewed > 0) {
      db.update(FEED)
          .set(FEED.TXID, field("pg_current_xact_id()::text::bigint", Long.class))
          .execute();
    }
  }

  static FeedBounds bounds(DSLContext db) {
    return db.select(
            FEED_EPOCH.EPOCH,
            FEED_EPOCH.PRUNED_TXID,
            FEED_EPOCH.PRUNED_POSITION,
            OLDEST_RUNNING,
            NOT_YET_STARTED)
        .from(FEED_EPOCH)
        .fetchSingle(r ->
            new FeedBounds(
                new FeedPosition(r.value1(), r.value2(), r.value3()),
                new FeedPosition(r.value1(), r.value4(), 0),
                r.value5()));
  }

  static TailEnd end(DSLContext db, String epoch) {
    return db.select(
            OLDEST_RUNNING, exists(selectOne().from(FEED).where(FEED.TXID.ge(OLDEST_RUNNING))))
        .fetchSingle(r -> new TailEnd(new FeedPosition(epoch, r.value1(), 0), r.value2()));
  }

  /**
   * The first changes behind a position and not behind the end, which must not be beyond the
   * horizon.
   */
  static List<FeedRow> between(
      DSLContext db, FeedPosition after, FeedPosition end, FeedFilter filter, int limit) {
    return selectBetween(db, after, end, filter, limit).fetch(r -> feedRow(after.epoch(), r));
  }

  /** The query alone, for a test to look at its plan. */
  static ResultQuery<? extends Record> selectBetween(
      DSLContext db, FeedPosition after, FeedPosition end, FeedFilter filter, int limit) {
    return db.selectFrom(FEED)
        .where(row(FEED.TXID, FEED.POSITION).gt(row(after.txid(), after.position())))
        .and(row(FEED.TXID, FEED.POSITION).le(row(end.txid(), end.position())))
        .and(condition(filter))
        .orderBy(FEED.TXID, FEED.POSITION)
        .limit(limit);
  }

  /** Just before the first change that is not older than a time; empty if none is so young. */
  static Optional<FeedPosition> before(DSLContext db, String epoch, Instant since) {
    return selectSince(db, since)
        .fetchOptional(r -> new FeedPosition(epoch, r.get(FEED.TXID), r.get(FEED.POSITION) - 1));
  }

  /**
   * The query alone, for a test to look at its plan. Times do not quite follow the feed's order: of
   * all that are young enough the first is wanted, and planned as such, since in the feed's own
   * order everything old would be read before it.
   */
  static ResultQuery<? extends Record> selectSince(DSLContext db, Instant since) {
    var young =
        name("young")
            .asMaterialized(
                select(FEED.TXID, FEED.POSITION)
                    .from(FEED)
                    .where(FEED.CREATE_TIME.ge(since.atOffset(ZoneOffset.UTC))));
    var txid = young.field(FEED.TXID);
    var position = young.field(FEED.POSITION);
    return db.with(young).select(txid, position).from(young).orderBy(txid, position).limit(1);
  }

  private static Condition condition(FeedFilter filter) {
    var kinds = filter.kinds().isEmpty() ? noCondition() : FEED.KIND.in(filter.kinds());
    var inNetwork =
        filter.network().map(n -> kinds.and(FEED.NETWORK_ID.eq(n.text()))).orElse(kinds);
    return filter.followed().map(f -> inNetwork.and(condition(f))).orElse(inNetwork);
  }

  private static Condition condition(Followed followed) {
    return FEED.NETWORK_ID
        .in(followed.networks().stream().map(NetworkId::text).toList())
        .or(FEED.KEY.endsWith(followed.ownKeyEnd()));
  }

  private static FeedRow feedRow(String epoch, Record r) {
    var position = new FeedPosition(epoch, r.get(FEED.TXID), r.get(FEED.POSITION));
    return new FeedRow(
        position,
        new FeedRecord(
            position.token(),
            r.get(FEED.KIND),
            r.get(FEED.KEY),
            r.get(FEED.VERSION),
            Optional.ofNullable(r.get(FEED.NETWORK_ID)).map(NetworkId::new),
            ChangeKind.of(r.get(FEED.CHANGE)),
            ByteString.copyFrom(r.get(FEED.PAYLOAD)),
            r.get(FEED.CREATE_TIME).toInstant()));
  }
}
