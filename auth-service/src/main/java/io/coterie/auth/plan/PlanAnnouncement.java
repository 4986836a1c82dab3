package io.coterie.auth.plan;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.db.Transactions;
import jakarta.inject.Inject;

/** Tells the other services of the plans that came with the migration, once. */
final class PlanAnnouncement implements Lifecycle {
  private final Transactions transactions;

  @Inject
  PlanAnnouncement(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "announcement of plans";
  }

  @Override
  public void start() {
    transactions.write(tx -> {
      var plans = PlanRepository.takeUnannounced(tx.db());
      plans.forEach(plan -> PlanFeed.publish(tx, plan));
      return plans.size();
    });
  }

  @Override
  public void stop() {
    // nothing is held
  }
}
