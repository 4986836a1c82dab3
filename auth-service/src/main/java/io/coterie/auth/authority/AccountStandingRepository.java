package io.coterie.auth.authority;

import static io.coterie.auth.tables.Tables.ACCOUNT;

import io.coterie.platform.id.AccountId;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;

/** All SQL for what an account is in the hub: system admin, shut out. */
final class AccountStandingRepository {
  private AccountStandingRepository() {}

  /** Held to the end of the transaction: who changes what system admins alone may change. */
  static void lock(DSLContext db) {
    db.execute("select pg_advisory_xact_lock(hashtext(current_schema() || ' system admins'))");
  }

  static boolean isSystemAdmin(DSLContext db, AccountId account) {
    return db.fetchExists(systemAdmins(db).and(ACCOUNT.ID.eq(account.text())));
  }

  static boolean isSystemAdminBeside(DSLContext db, AccountId account) {
    return db.fetchExists(systemAdmins(db).and(ACCOUNT.ID.ne(account.text())));
  }

  static boolean isEnabled(DSLContext db, AccountId account) {
    return db.fetchExists(
        db.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(account.text())).andNot(ACCOUNT.DISABLED));
  }

  /** The row is held to the end of the transaction. */
  static boolean holdEnabled(DSLContext db, AccountId account) {
    return db.select(ACCOUNT.ID)
        .from(ACCOUNT)
        .where(ACCOUNT.ID.eq(account.text()))
        .andNot(ACCOUNT.DISABLED)
        .forShare()
        .fetchOptional()
        .isPresent();
  }

  private static SelectConditionStep<? extends Record> systemAdmins(DSLContext db) {
    return db.selectFrom(ACCOUNT).where(ACCOUNT.SYSTEM_ADMIN).andNot(ACCOUNT.DISABLED);
  }
}
