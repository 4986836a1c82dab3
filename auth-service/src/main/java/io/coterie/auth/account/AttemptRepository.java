package io.coterie.auth.account;

import static io.coterie.auth.tables.Tables.LOGIN_ATTEMPT;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.coterie.platform.call.Bytes32;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** All SQL for attempts to prove a password. */
final class AttemptRepository {
  private AttemptRepository() {}

  /**
   * Counts an attempt before it is made, so that many at once can't get past the limit together.
   *
   * @param forgotten attempts before this moment don't count
   * @return how many there are now; empty if there were as many as may be, and this one may not
   */
  static Optional<Integer> begin(
      DSLContext db, AttemptKey key, int most, Instant now, Instant forgotten) {
    var stale =
        LOGIN_ATTEMPT.LAST_TIME.lt(time(forgotten)).or(LOGIN_ATTEMPT.LOCKED_UNTIL.le(time(now)));
    return db.insertInto(LOGIN_ATTEMPT)
        .set(LOGIN_ATTEMPT.NAME_HASH, key.nameHash().toByteArray())
        .set(LOGIN_ATTEMPT.ADDRESS, key.address())
        .set(LOGIN_ATTEMPT.ATTEMPTS, 1)
        .set(LOGIN_ATTEMPT.LAST_TIME, time(now))
        .onConflict(LOGIN_ATTEMPT.NAME_HASH, LOGIN_ATTEMPT.ADDRESS)
        .doUpdate()
        .set(LOGIN_ATTEMPT.ATTEMPTS, when(stale, val(1)).otherwise(LOGIN_ATTEMPT.ATTEMPTS.plus(1)))
        .set(LOGIN_ATTEMPT.LOCKED_UNTIL, (OffsetDateTime) null)
        .set(LOGIN_ATTEMPT.LAST_TIME, time(now))
        .where(stale.or(LOGIN_ATTEMPT.LOCKED_UNTIL.isNull().and(LOGIN_ATTEMPT.ATTEMPTS.lt(most))))
        .returning(LOGIN_ATTEMPT.ATTEMPTS)
        .fetchOptional(LOGIN_ATTEMPT.ATTEMPTS);
  }

  static void lock(DSLContext db, AttemptKey key, Instant until) {
    db.update(LOGIN_ATTEMPT).set(LOGIN_ATTEMPT.LOCKED_UNTIL, time(until)).where(is(key)).execute();
  }

  static Optional<Instant> lockedUntil(DSLContext db, AttemptKey key) {
    return db.select(LOGIN_ATTEMPT.LOCKED_UNTIL)
        .from(LOGIN_ATTEMPT)
        .where(is(key))
        .fetchOptional(LOGIN_ATTEMPT.LOCKED_UNTIL)
        .map(OffsetDateTime::toInstant);
  }

  static void forget(DSLContext db, AttemptKey key) {
    db.deleteFrom(LOGIN_ATTEMPT).where(is(key)).execute();
  }

  /** Forgets a name's attempts, wherever they came from. */
  static void forgetName(DSLContext db, Bytes32 nameHash) {
    db.deleteFrom(LOGIN_ATTEMPT)
        .where(LOGIN_ATTEMPT.NAME_HASH.eq(nameHash.toByteArray()))
        .execute();
  }

  static int deleteBefore(DSLContext db, Instant forgotten, Instant now) {
    return db.deleteFrom(LOGIN_ATTEMPT)
        .where(LOGIN_ATTEMPT.LAST_TIME.lt(time(forgotten)))
        .and(LOGIN_ATTEMPT.LOCKED_UNTIL.isNull().or(LOGIN_ATTEMPT.LOCKED_UNTIL.lt(time(now))))
        .execute();
  }

  private static Condition is(AttemptKey key) {
    return LOGIN_ATTEMPT
        .NAME_HASH
        .eq(key.nameHash().toByteArray())
        .and(LOGIN_ATTEMPT.ADDRESS.eq(key.address()));
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
