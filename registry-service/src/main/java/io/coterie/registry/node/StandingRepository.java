package io.coterie.registry.node;

import static io.coterie.registry.tables.Tables.ACCOUNT_STANDING;
import static java.util.Objects.requireNonNull;

import io.coterie.platform.id.AccountId;
import org.jooq.DSLContext;

/** All SQL about what is known of accounts. */
final class StandingRepository {
  /** Whether an account is disabled, as far as is known; that stays so until the end. */
  boolean lock(DSLContext db, AccountId account) {
    return requireNonNull(
        db.insertInto(ACCOUNT_STANDING)
            .set(ACCOUNT_STANDING.ACCOUNT_ID, account.text())
            .set(ACCOUNT_STANDING.DISABLED, false)
            .set(ACCOUNT_STANDING.VERSION, 0L)
            .onConflict(ACCOUNT_STANDING.ACCOUNT_ID)
            // an update that changes nothing, for its lock and its row
            .doUpdate()
            .set(ACCOUNT_STANDING.ACCOUNT_ID, account.text())
            .returning(ACCOUNT_STANDING.DISABLED)
            .fetchSingle(ACCOUNT_STANDING.DISABLED));
  }

  /** Writes what is newer than anything known; false if it is not. */
  boolean follow(DSLContext db, AccountId account, boolean disabled, long version) {
    return db.insertInto(ACCOUNT_STANDING)
            .set(ACCOUNT_STANDING.ACCOUNT_ID, account.text())
            .set(ACCOUNT_STANDING.DISABLED, disabled)
            .set(ACCOUNT_STANDING.VERSION, version)
            .onConflict(ACCOUNT_STANDING.ACCOUNT_ID)
            .doUpdate()
            .set(ACCOUNT_STANDING.DISABLED, disabled)
            .set(ACCOUNT_STANDING.VERSION, version)
            .where(ACCOUNT_STANDING.VERSION.lt(version))
            .execute()
        == 1;
  }
}
