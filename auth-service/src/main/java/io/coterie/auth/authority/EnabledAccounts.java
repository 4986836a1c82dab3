package io.coterie.auth.authority;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.id.AccountId;
import jakarta.inject.Inject;

/** Accounts that are not shut out: who acts for another one is refused like who acts for none. */
public final class EnabledAccounts {
  private final Transactions transactions;

  @Inject
  EnabledAccounts(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Whether the account is let in, as of now. */
  public boolean include(AccountId account) {
    return transactions.read(db -> AccountStandingRepository.isEnabled(db, account));
  }

  /**
   * Refuses what is done for an account that is shut out, and keeps it from being shut out to the
   * end of the transaction.
   *
   * @throws io.coterie.platform.failure.FailureException CREDENTIAL_INVALID
   */
  public void require(Tx tx, AccountId account) {
    if (!AccountStandingRepository.holdEnabled(tx.db(), account)) {
      throw new CredentialInvalid().exception();
    }
  }
}
