package io.coterie.network.member;

import static io.coterie.network.tables.Tables.JOIN_FAILURE;

import io.coterie.platform.call.Bytes32;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;

/** All SQL about wrong join secrets. */
final class JoinFailureRepository {
  /** How many there were since. */
  record Failures(Instant start, int count) {}

  Optional<Failures> find(DSLContext db, Bytes32 subject, Instant since) {
    return db.select(JOIN_FAILURE.WINDOW_START, JOIN_FAILURE.FAILURES)
        .from(JOIN_FAILURE)
        .where(JOIN_FAILURE.SUBJECT.eq(subject.toByteArray()))
        .and(JOIN_FAILURE.WINDOW_START.gt(since.atOffset(ZoneOffset.UTC)))
        .fetchOptional(row -> new Failures(row.value1().toInstant(), row.value2()));
  }

  void count(DSLContext db, Bytes32 subject, Instant now) {
    db.insertInto(JOIN_FAILURE)
        .set(JOIN_FAILURE.SUBJECT, subject.toByteArray())
        .set(JOIN_FAILURE.WINDOW_START, now.atOffset(ZoneOffset.UTC))
        .set(JOIN_FAILURE.FAILURES, 1)
        .onConflict(JOIN_FAILURE.SUBJECT)
        .doUpdate()
        .set(JOIN_FAILURE.FAILURES, JOIN_FAILURE.FAILURES.plus(1))
        .execute();
  }

  void prune(DSLContext db, Instant before) {
    db.deleteFrom(JOIN_FAILURE)
        .where(JOIN_FAILURE.WINDOW_START.le(before.atOffset(ZoneOffset.UTC)))
        .execute();
  }
}
