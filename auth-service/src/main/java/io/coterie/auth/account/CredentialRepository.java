package io.coterie.auth.account;

import static io.coterie.auth.tables.Tables.ACCOUNT;
import static org.jooq.impl.DSL.lower;

import io.coterie.auth.tables.tables.records.AccountRecord;
import io.coterie.platform.id.AccountId;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** All SQL for accounts' passwords. */
final class CredentialRepository {
  private CredentialRepository() {}

  static Optional<Credential> byName(DSLContext db, String typed) {
    return find(db, lower(ACCOUNT.NAME).eq(AccountName.fold(typed)));
  }

  static Optional<Credential> byId(DSLContext db, AccountId id) {
    return find(db, ACCOUNT.ID.eq(id.text()));
  }

  /**
   * An account as of now, held to the end of the transaction, if the password is still the one that
   * was verified.
   */
  static Optional<Account> holdIfUnchanged(DSLContext db, Credential seen) {
    return db.selectFrom(ACCOUNT)
        .where(isStill(seen))
        .forShare()
        .fetchOptional(AccountRepository::account);
  }

  /** False if it was changed by somebody else meanwhile. */
  static boolean change(DSLContext db, Credential seen, PasswordHash hash) {
    return db.update(ACCOUNT)
            .set(ACCOUNT.PASSWORD_HASH, hash.encoded())
            .set(ACCOUNT.PASSWORD_VERSION, ACCOUNT.PASSWORD_VERSION.plus(1))
            .where(isStill(seen))
            .execute()
        == 1;
  }

  /** The same password under another hash; nothing if it was changed meanwhile. */
  static void rehash(DSLContext db, Credential seen, PasswordHash hash) {
    db.update(ACCOUNT).set(ACCOUNT.PASSWORD_HASH, hash.encoded()).where(isStill(seen)).execute();
  }

  private static Optional<Credential> find(DSLContext db, Condition which) {
    return db.selectFrom(ACCOUNT).where(which).fetchOptional(CredentialRepository::credential);
  }

  private static Condition isStill(Credential seen) {
    return ACCOUNT
        .ID
        .eq(seen.account().id().text())
        .and(ACCOUNT.PASSWORD_VERSION.eq(seen.version()));
  }

  private static Credential credential(AccountRecord row) {
    return new Credential(
        AccountRepository.account(row),
        new PasswordHash(row.getPasswordHash()),
        row.getPasswordVersion());
  }
}
