package io.coterie.auth.account;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.upkeep.Chore;
import jakarta.inject.Inject;

/** Deletes attempts that no longer count. */
final class AttemptPruning implements Chore {
  private final Transactions transactions;
  private final LoginConfig config;

  @Inject
  AttemptPruning(Transactions transactions, LoginConfig config) {
    this.transactions = transactions;
    this.config = config;
  }

  @Override
  public String name() {
    return "delete old login attempts";
  }

  @Override
  public void run() {
    transactions.write(tx ->
        AttemptRepository.deleteBefore(tx.db(), tx.now().minus(config.lockedFor()), tx.now()));
  }
}
