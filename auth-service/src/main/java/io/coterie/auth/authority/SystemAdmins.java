package io.coterie.auth.authority;

import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import org.jooq.DSLContext;

/** System admins and the operator: who may act for the hub as a whole. */
public final class SystemAdmins {
  @Inject
  SystemAdmins() {}

  /** Whether the caller is one: a network token makes nobody a system admin. */
  public boolean include(Caller caller) {
    return switch (caller) {
      case Caller.AccountCaller account -> account.systemAdmin() && account.network().isEmpty();
      case Caller.OperatorCaller _ -> true;
      case Caller.NodeCaller _, Caller.SetupCaller _, Caller.ServiceCaller _, Caller.Anonymous _ ->
          false;
    };
  }

  /**
   * Refuses everybody else.
   *
   * @throws FailureException SYSTEM_ADMIN_NEEDED
   */
  public void require(Caller caller) {
    if (!include(caller)) {
      throw needed();
    }
  }

  /**
   * Refuses everybody else, as of now, and lets one such change be made at a time, to the end of
   * the transaction: of two that take each other's right away, the second has none any more.
   *
   * @throws FailureException SYSTEM_ADMIN_NEEDED
   */
  public void require(Tx tx, Caller caller) {
    require(caller);
    AccountStandingRepository.lock(tx.db());
    requireNow(tx.db(), caller);
  }

  /**
   * Refuses everybody else, as of now: for what goes on after the call that began it.
   *
   * @throws FailureException SYSTEM_ADMIN_NEEDED
   */
  public void requireNow(DSLContext db, Caller caller) {
    require(caller);
    if (caller instanceof Caller.AccountCaller account
        && !AccountStandingRepository.isSystemAdmin(db, account.account())) {
      throw needed();
    }
  }

  /** Whether another system admin could act; ask after {@link #require(Tx, Caller)}. */
  public boolean thereIsOneBeside(Tx tx, AccountId account) {
    return AccountStandingRepository.isSystemAdminBeside(tx.db(), account);
  }

  private static FailureException needed() {
    return new PlatformFailure.Plain(PlatformReason.SYSTEM_ADMIN_NEEDED).exception();
  }
}
