package io.coterie.auth.account;

import static io.coterie.auth.tables.Tables.PASSWORD_RESET;

import io.coterie.platform.id.AccountId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** All SQL for reset codes. */
final class ResetRepository {
  private ResetRepository() {}

  /** Stores an account's code in place of the one it had. */
  static void put(DSLContext db, AccountId account, ResetCode code, Instant expires) {
    db.insertInto(PASSWORD_RESET)
        .set(PASSWORD_RESET.ACCOUNT_ID, account.text())
        .set(PASSWORD_RESET.HASH, code.hash().toByteArray())
        .set(PASSWORD_RESET.EXPIRE_TIME, time(expires))
        .onConflict(PASSWORD_RESET.ACCOUNT_ID)
        .doUpdate()
        .set(PASSWORD_RESET.HASH, code.hash().toByteArray())
        .set(PASSWORD_RESET.EXPIRE_TIME, time(expires))
        .execute();
  }

  /** Whose code it is. */
  static Optional<AccountId> holder(DSLContext db, ResetCode code, Instant now) {
    return db.select(PASSWORD_RESET.ACCOUNT_ID)
        .from(PASSWORD_RESET)
        .where(works(code, now))
        .fetchOptional(PASSWORD_RESET.ACCOUNT_ID)
        .map(AccountId::new);
  }

  /** Uses a code up; of many at once, one does. False if it does not work. */
  static boolean use(DSLContext db, ResetCode code, Instant now) {
    return db.deleteFrom(PASSWORD_RESET).where(works(code, now)).execute() == 1;
  }

  static void delete(DSLContext db, AccountId account) {
    db.deleteFrom(PASSWORD_RESET).where(PASSWORD_RESET.ACCOUNT_ID.eq(account.text())).execute();
  }

  static int deleteExpired(DSLContext db, Instant now) {
    return db.deleteFrom(PASSWORD_RESET).where(PASSWORD_RESET.EXPIRE_TIME.le(time(now))).execute();
  }

  private static Condition works(ResetCode code, Instant now) {
    return PASSWORD_RESET
        .HASH
        .eq(code.hash().toByteArray())
        .and(PASSWORD_RESET.EXPIRE_TIME.gt(time(now)));
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
