package io.coterie.network.member;

import static io.coterie.network.tables.Tables.JOIN_FAILURE;

import io.coterie.platform.call.Bytes32;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jooq.DSLContext;

/** All SQL about wrong join secrets. */
final class JoinFailureRepository {
  /** How many there were, and since when. */
  record Failures(Instant start, int count) {}

  /** Counts one more. */
  Failures count(DSLContext db, Bytes32 subject, Instant now) {
    return db.insertInto(JOIN_FAILURE)
        .set(JOIN_FAILURE.SUBJECT, subject.toByteArray())
        .set(JOIN_FAILURE.WINDOW_START, now.atOffset(ZoneOffset.UTC))
        .set(JOIN_FAILURE.FAILURES, 1)
        .onConflict(JOIN_FAILURE.SUBJECT)
        .doUpdate()
        .set(JOIN_FAILURE.FAILURES, JOIN_FAILURE.FAILURES.plus(1))
        .returning()
        .fetchSingle(row -> new Failures(row.getWindowStart().toInstant(), row.getFailures()));
  }

  void takeBack(DSLContext db, Bytes32 subject) {
    db.update(JOIN_FAILURE)
        .set(JOIN_FAILURE.FAILURES, JOIN_FAILURE.FAILURES.minus(1))
        .where(JOIN_FAILURE.SUBJECT.eq(subject.toByteArray()))
        .execute();
  }

  void prune(DSLContext db, Instant before) {
    db.deleteFrom(JOIN_FAILURE)
        .where(JOIN_FAILURE.WINDOW_START.le(before.atOffset(ZoneOffset.UTC)))
        .execute();
  }
}
