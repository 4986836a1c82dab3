package io.coterie.auth.account;

import static io.coterie.auth.tables.Tables.ACCOUNT;
import static io.coterie.auth.tables.Tables.FIRST_ACCOUNT;
import static org.jooq.impl.DSL.lower;

import io.coterie.auth.tables.tables.records.AccountRecord;
import io.coterie.platform.id.AccountId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** All SQL for accounts. */
final class AccountRepository {
  /** The unique index on names. */
  static final String UNIQUE_NAME = "account_name";

  private AccountRepository() {}

  static void insert(DSLContext db, Account account, PasswordHash hash) {
    db.insertInto(ACCOUNT)
        .set(ACCOUNT.ID, account.id().text())
        .set(ACCOUNT.NAME, account.name().text())
        .set(ACCOUNT.PASSWORD_HASH, hash.encoded())
        .set(ACCOUNT.SYSTEM_ADMIN, account.systemAdmin())
        .set(ACCOUNT.VERSION, 1L)
        .set(ACCOUNT.CREATE_TIME, account.created().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /**
   * Whether this account is the first. Waits for another that claims it at the same time; there is
   * one, and if its transaction fails the next one gets it.
   */
  static boolean claimFirst(DSLContext db, AccountId account) {
    return db.insertInto(FIRST_ACCOUNT)
            .set(FIRST_ACCOUNT.ACCOUNT_ID, account.text())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  static Optional<Credential> byName(DSLContext db, String typed) {
    return db.selectFrom(ACCOUNT)
        .where(lower(ACCOUNT.NAME).eq(AccountName.fold(typed)))
        .fetchOptional(AccountRepository::credential);
  }

  static Optional<Credential> byId(DSLContext db, AccountId id) {
    return db.selectFrom(ACCOUNT)
        .where(ACCOUNT.ID.eq(id.text()))
        .fetchOptional(AccountRepository::credential);
  }

  /**
   * Holds an account's row to the end of the transaction, if the password is still the one that was
   * verified.
   */
  static boolean holdIfUnchanged(DSLContext db, Credential seen) {
    return db.select(ACCOUNT.ID)
        .from(ACCOUNT)
        .where(ACCOUNT.ID.eq(seen.account().id().text()))
        .and(ACCOUNT.PASSWORD_HASH.eq(seen.hash().encoded()))
        .forShare()
        .fetchOptional()
        .isPresent();
  }

  /** False if it was changed by somebody else meanwhile. */
  static boolean changePassword(DSLContext db, Credential seen, PasswordHash hash) {
    return db.update(ACCOUNT)
            .set(ACCOUNT.PASSWORD_HASH, hash.encoded())
            .where(ACCOUNT.ID.eq(seen.account().id().text()))
            .and(ACCOUNT.PASSWORD_HASH.eq(seen.hash().encoded()))
            .execute()
        == 1;
  }

  static List<Account> batch(DSLContext db, Collection<String> ids, Collection<String> names) {
    return db.selectFrom(ACCOUNT)
        .where(ACCOUNT.ID.in(ids))
        .or(lower(ACCOUNT.NAME).in(names.stream().map(AccountName::fold).toList()))
        .fetch(AccountRepository::account);
  }

  private static Credential credential(AccountRecord row) {
    return new Credential(account(row), new PasswordHash(row.getPasswordHash()));
  }

  private static Account account(AccountRecord row) {
    return new Account(
        new AccountId(row.getId()),
        new AccountName(row.getName()),
        row.getSystemAdmin(),
        row.getCreateTime().toInstant());
  }

  /** An account and what its password is checked against. */
  record Credential(Account account, PasswordHash hash) {}
}
