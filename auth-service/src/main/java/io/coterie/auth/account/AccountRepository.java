package io.coterie.auth.account;

import static io.coterie.auth.tables.Tables.ACCOUNT;
import static io.coterie.auth.tables.Tables.FIRST_ACCOUNT;
import static io.coterie.auth.tables.Tables.PLAN;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.coterie.auth.plan.PlanName;
import io.coterie.auth.tables.tables.records.AccountRecord;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.id.AccountId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** All SQL for accounts, save their passwords. */
final class AccountRepository {
  /** The unique index on names. */
  static final String UNIQUE_NAME = "account_name";

  /** The foreign key to plans. */
  static final String PLAN_EXISTS = "account_plan_fkey";

  /** Names in byte order, where those that begin alike stand together. */
  private static final Field<String> ORDER = lower(ACCOUNT.NAME).collate("C");

  /** Comes after everything that a name may hold. */
  private static final String AFTER_ALL = "\u007f";

  private AccountRepository() {}

  /** Adds an account; it gets the default plan. */
  static Account insert(
      DSLContext db,
      AccountId id,
      AccountName name,
      boolean systemAdmin,
      PasswordHash hash,
      Instant now) {
    return db.insertInto(ACCOUNT)
        .set(ACCOUNT.ID, id.text())
        .set(ACCOUNT.NAME, name.text())
        .set(ACCOUNT.PASSWORD_HASH, hash.encoded())
        .set(ACCOUNT.SYSTEM_ADMIN, systemAdmin)
        .set(ACCOUNT.PLAN, select(PLAN.NAME).from(PLAN).where(PLAN.IS_DEFAULT))
        .set(ACCOUNT.VERSION, 1L)
        .set(ACCOUNT.CREATE_TIME, now.atOffset(ZoneOffset.UTC))
        .returning()
        .fetchSingle(AccountRepository::account);
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

  /**
   * @param named by id or name
   */
  static Optional<Account> find(DSLContext db, String named) {
    return db.selectFrom(ACCOUNT).where(is(named)).fetchOptional(AccountRepository::account);
  }

  /** The same, held to the end of the transaction by who is going to change it. */
  static Optional<Account> hold(DSLContext db, String named) {
    return db.selectFrom(ACCOUNT)
        .where(is(named))
        .forNoKeyUpdate()
        .fetchOptional(AccountRepository::account);
  }

  /** Stores an account that is held; gives its new version. */
  static long store(DSLContext db, Account account) {
    return db.update(ACCOUNT)
        .set(ACCOUNT.NAME, account.name().text())
        .set(ACCOUNT.SYSTEM_ADMIN, account.systemAdmin())
        .set(ACCOUNT.PLAN, account.plan().text())
        .set(ACCOUNT.DISABLED, account.disabled())
        .set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
        .where(ACCOUNT.ID.eq(account.id().text()))
        .returning(ACCOUNT.VERSION)
        .fetchSingle()
        .getVersion();
  }

  /**
   * By name.
   *
   * @param prefix in lower case; empty: all
   */
  static List<Account> page(DSLContext db, String prefix, Optional<PageKey> after, PageSize size) {
    var rows = db.selectFrom(ACCOUNT).where(beginsWith(prefix)).orderBy(ORDER);
    return after
        .map(key -> rows.seek(key.text(0)).limit(size.limit()).fetch(AccountRepository::account))
        .orElseGet(() -> rows.limit(size.limit()).fetch(AccountRepository::account));
  }

  static List<Account> batch(DSLContext db, Collection<String> ids, Collection<String> names) {
    return db.selectFrom(ACCOUNT)
        .where(ACCOUNT.ID.in(ids))
        .or(lower(ACCOUNT.NAME).in(names.stream().map(AccountName::fold).toList()))
        .fetch(AccountRepository::account);
  }

  static Account account(AccountRecord row) {
    return new Account(
        new AccountId(row.getId()),
        new AccountName(row.getName()),
        row.getSystemAdmin(),
        new PlanName(row.getPlan()),
        row.getDisabled(),
        row.getCreateTime().toInstant());
  }

  private static Condition is(String named) {
    return AccountId.matches(named)
        ? ACCOUNT.ID.eq(named)
        : lower(ACCOUNT.NAME).eq(AccountName.fold(named));
  }

  private static Condition beginsWith(String prefix) {
    return prefix.isEmpty() ? noCondition() : ORDER.ge(prefix).and(ORDER.lt(prefix + AFTER_ALL));
  }
}
