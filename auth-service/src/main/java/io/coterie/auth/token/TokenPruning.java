package io.coterie.auth.token;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.upkeep.Chore;
import jakarta.inject.Inject;

/**
 * Deletes tokens that ended a while ago, secrets that were replaced, and assertions that nobody can
 * send again.
 */
final class TokenPruning implements Chore {
  private final Transactions transactions;

  @Inject
  TokenPruning(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "delete ended tokens";
  }

  @Override
  public void run() {
    transactions.write(tx ->
        EndingRepository.deleteEnded(tx.db(), tx.now())
            + RotationRepository.deleteEnded(tx.db(), tx.now())
            + AssertionRepository.deleteExpired(tx.db(), tx.now()));
  }
}
