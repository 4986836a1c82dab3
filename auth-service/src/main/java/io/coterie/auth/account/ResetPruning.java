package io.coterie.auth.account;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.upkeep.Chore;
import jakarta.inject.Inject;

/** Deletes reset codes that ended. */
final class ResetPruning implements Chore {
  private final Transactions transactions;

  @Inject
  ResetPruning(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "delete ended reset codes";
  }

  @Override
  public void run() {
    transactions.write(tx -> ResetRepository.deleteExpired(tx.db(), tx.now()));
  }
}
