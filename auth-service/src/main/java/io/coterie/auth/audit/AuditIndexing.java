package io.coterie.auth.audit;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.upkeep.Chore;
import jakarta.inject.Inject;

/** Makes events that an older version collected findable by more than their account. */
final class AuditIndexing implements Chore {
  private static final int BATCH = 1_000;

  private final Transactions transactions;

  @Inject
  AuditIndexing(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "index old audit events";
  }

  @Override
  public void run() {
    while (transactions.write(tx -> AuditRepository.describeSome(tx.db(), BATCH)) == BATCH) {}
  }
}
