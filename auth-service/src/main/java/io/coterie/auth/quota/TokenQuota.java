package io.coterie.auth.quota;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.PlatformFailure.QuotaExceeded;
import io.coterie.platform.id.AccountId;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * How many tokens an account may have and has. Sessions are not counted, nor is what is bound to a
 * node.
 */
public final class TokenQuota {
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  TokenQuota(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Call it in the transaction that adds a counted token, before it is added. The account is held
   * to the end of it, so that many at once can't get past the limit together.
   *
   * @throws io.coterie.platform.failure.FailureException QUOTA_EXCEEDED
   */
  public void takeOne(Tx tx, AccountId account) {
    QuotaRepository.hold(tx.db(), account);
    var allowance = QuotaRepository.find(tx.db(), account).orElseThrow();
    int limit = allowance.limits().tokens();
    if (limit == Limits.UNLIMITED) {
      return;
    }
    int used = QuotaRepository.tokens(tx.db(), account, tx.now());
    if (used >= limit) {
      throw new QuotaExceeded("tokens", account.text(), limit, used, allowance.plan()).exception();
    }
  }

  /** What an account that exists may have. */
  public Allowance allowance(AccountId account) {
    return transactions.read(db -> QuotaRepository.find(db, account)).orElseThrow();
  }

  /** How many counted tokens an account has. */
  public int used(AccountId account) {
    return transactions.read(db -> QuotaRepository.tokens(db, account, clock.instant()));
  }
}
