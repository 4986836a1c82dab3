package io.coterie.auth.audit;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.upkeep.Chore;
import jakarta.inject.Inject;

/** Deletes events that are past their retention. */
final class AuditPruning implements Chore {
  private final Transactions transactions;
  private final AuditConfig config;

  @Inject
  AuditPruning(Transactions transactions, AuditConfig config) {
    this.transactions = transactions;
    this.config = config;
  }

  @Override
  public String name() {
    return "delete old audit events";
  }

  @Override
  public void run() {
    transactions.write(
        tx -> AuditRepository.deleteBefore(tx.db(), tx.now().minus(config.retention())));
  }
}
