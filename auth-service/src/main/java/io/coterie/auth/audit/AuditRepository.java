package io.coterie.auth.audit;

import static io.coterie.auth.tables.Tables.AUDIT_EVENT;
import static org.jooq.impl.DSL.noCondition;

import com.google.protobuf.InvalidProtocolBufferException;
import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.wire.WireTime;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.id.AccountId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** All SQL for the trail. An event is kept as it came, beside what it is looked for by. */
final class AuditRepository {
  private AuditRepository() {}

  /** Adds an event, unless it is there. */
  static void add(DSLContext db, AuditEvent event, Optional<AccountId> owner) {
    db.insertInto(AUDIT_EVENT)
        .set(AUDIT_EVENT.ID, event.getId())
        .set(AUDIT_EVENT.CREATE_TIME, time(WireTime.instant(event.getCreateTime())))
        .set(AUDIT_EVENT.ACCOUNT_ID, owner.map(AccountId::text).orElse(null))
        .set(AUDIT_EVENT.EVENT, event.toByteArray())
        .onConflictDoNothing()
        .execute();
  }

  /**
   * Newest first.
   *
   * @param owner whose events; empty: all
   */
  static List<AuditEvent> page(
      DSLContext db, Optional<AccountId> owner, Optional<PageKey> after, PageSize size) {
    var rows =
        db.select(AUDIT_EVENT.EVENT)
            .from(AUDIT_EVENT)
            .where(owner.map(id -> AUDIT_EVENT.ACCOUNT_ID.eq(id.text())).orElse(noCondition()))
            .orderBy(AUDIT_EVENT.CREATE_TIME.desc(), AUDIT_EVENT.ID.desc());
    return after
        .map(key ->
            rows.seek(time(Instant.parse(key.text(0))), key.text(1))
                .limit(size.limit())
                .fetch(row -> event(row.value1())))
        .orElseGet(() -> rows.limit(size.limit()).fetch(row -> event(row.value1())));
  }

  static int deleteBefore(DSLContext db, Instant end) {
    return db.deleteFrom(AUDIT_EVENT).where(AUDIT_EVENT.CREATE_TIME.lt(time(end))).execute();
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
