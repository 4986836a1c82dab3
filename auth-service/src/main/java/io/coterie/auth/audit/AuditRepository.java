package io.coterie.auth.audit;

import static io.coterie.auth.tables.Tables.AUDIT_EVENT;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.trueCondition;

import com.google.protobuf.InvalidProtocolBufferException;
import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.AuditOutcome;
import io.coterie.auth.wire.WireTime;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.id.AccountId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;

/**
 * All SQL for the trail. An event is kept as it came first, but for how often it happened, beside
 * what it is looked for by.
 */
final class AuditRepository {
  private AuditRepository() {}

  /** Adds an event, unless it is there; whether it was not. */
  static boolean add(DSLContext db, AuditEvent event, Optional<AccountId> owner) {
    return db.insertInto(AUDIT_EVENT)
            .set(AUDIT_EVENT.ID, event.getId())
            .set(AUDIT_EVENT.CREATE_TIME, time(WireTime.instant(event.getCreateTime())))
            .set(AUDIT_EVENT.ACCOUNT_ID, owner.map(AccountId::text).orElse(null))
            .set(AUDIT_EVENT.EVENT, event.toByteArray())
            .set(AUDIT_EVENT.COUNT, Math.max(1, event.getCount()))
            .set(description(event))
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  /**
   * Sets how often a refusal happened, if it was fewer times as far as was known.
   *
   * @return the event as it is now; empty: there is nothing new
   */
  static Optional<AuditEvent> recount(DSLContext db, String id, int count) {
    var counted =
        db.select(AUDIT_EVENT.EVENT)
            .from(AUDIT_EVENT)
            .where(AUDIT_EVENT.ID.eq(id))
            .and(AUDIT_EVENT.OUTCOME.eq((short) AuditOutcome.AUDIT_OUTCOME_REFUSED_VALUE))
            .and(AUDIT_EVENT.COUNT.lt(count))
            .forUpdate()
            .fetchOptional(row -> event(row.value1()).toBuilder().setCount(count).build());
    counted.ifPresent(event ->
        db.update(AUDIT_EVENT)
            .set(AUDIT_EVENT.EVENT, event.toByteArray())
            .set(AUDIT_EVENT.COUNT, count)
            .where(AUDIT_EVENT.ID.eq(id))
            .execute());
    return counted;
  }

  /**
   * Newest first.
   *
   * @param owner whose events; empty: all
   * @param after the time and id behind which to begin
   */
  static List<AuditEvent> page(
      DSLContext db,
      Optional<AccountId> owner,
      EventFilter filter,
      Optional<PageKey> after,
      int limit) {
    return query(db, owner, filter, after, limit).fetch(row -> event(row.value1()));
  }

  /** What {@link #page} asks the database. */
  static Select<Record1<byte[]>> query(
      DSLContext db,
      Optional<AccountId> owner,
      EventFilter filter,
      Optional<PageKey> after,
      int limit) {
    var rows =
        db.select(AUDIT_EVENT.EVENT)
            .from(AUDIT_EVENT)
            .where(ownedBy(owner))
            .and(condition(filter))
            .orderBy(AUDIT_EVENT.CREATE_TIME.desc(), AUDIT_EVENT.ID.desc());
    return after
        .<Select<Record1<byte[]>>>map(
            key -> rows.seek(time(Instant.parse(key.text(0))), key.text(1)).limit(limit))
        .orElseGet(() -> rows.limit(limit));
  }

  /** Fills in what some events of an older version are looked for by; how many. */
  static int describeSome(DSLContext db, int limit) {
    var rows =
        db.select(AUDIT_EVENT.ID, AUDIT_EVENT.EVENT)
            .from(AUDIT_EVENT)
            .where(AUDIT_EVENT.ACTION.isNull())
            .orderBy(AUDIT_EVENT.ID)
            .limit(limit)
            .forUpdate()
            .skipLocked()
            .fetch();
    rows.forEach(row ->
        db.update(AUDIT_EVENT)
            .set(description(event(row.value2())))
            .where(AUDIT_EVENT.ID.eq(row.value1()))
            .execute());
    return rows.size();
  }

  static int deleteBefore(DSLContext db, Instant end) {
    return db.deleteFrom(AUDIT_EVENT).where(AUDIT_EVENT.CREATE_TIME.lt(time(end))).execute();
  }

  /** What an event is looked for by. */
  private static Map<Field<?>, Object> description(AuditEvent event) {
    var described = new HashMap<Field<?>, Object>();
    described.put(AUDIT_EVENT.ACTION, event.getAction());
    described.put(AUDIT_EVENT.TARGET, event.getTarget());
    described.put(AUDIT_EVENT.OUTCOME, (short) event.getOutcomeValue());
    if (!event.getNode().isEmpty()) {
      described.put(AUDIT_EVENT.NODE_ID, event.getNode());
    }
    if (!event.getNetwork().isEmpty()) {
      described.put(AUDIT_EVENT.NETWORK_ID, event.getNetwork());
    }
    return described;
  }

  private static Condition condition(EventFilter filter) {
    return ownedBy(filter.account())
        .and(is(AUDIT_EVENT.NODE_ID, filter.node()))
        .and(is(AUDIT_EVENT.ACTION, filter.action()))
        .and(is(AUDIT_EVENT.TARGET, filter.target()))
        .and(is(AUDIT_EVENT.NETWORK_ID, filter.network()))
        .and(filter.outcome().map(AuditRepository::cameTo).orElse(noCondition()))
        .and(filter.from().map(at -> AUDIT_EVENT.CREATE_TIME.ge(time(at))).orElse(trueCondition()))
        .and(
            filter.until().map(at -> AUDIT_EVENT.CREATE_TIME.lt(time(at))).orElse(trueCondition()));
  }

  private static Condition ownedBy(Optional<AccountId> account) {
    return is(AUDIT_EVENT.ACCOUNT_ID, account.map(AccountId::text));
  }

  /** Written into the statement, or a prepared one could not use the index on refusals. */
  private static Condition cameTo(AuditOutcome outcome) {
    return AUDIT_EVENT.OUTCOME.eq(inline((short) outcome.getNumber()));
  }

  private static Condition is(Field<String> field, Optional<String> wanted) {
    return wanted.map(field::eq).orElse(noCondition());
  }

  private static AuditEvent event(byte[] bytes) {
    try {
      return AuditEvent.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a stored audit event can't be read", e);
    }
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
