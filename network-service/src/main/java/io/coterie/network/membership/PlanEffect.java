package io.coterie.network.membership;

import io.coterie.auth.v1.PlanChange;
import io.coterie.network.quota.PlanBook;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.Tx;
import io.coterie.platform.feed.FeedEffect;
import io.coterie.platform.feed.FeedRecord;
import jakarta.inject.Inject;

/** Follows what plans allow. */
final class PlanEffect implements FeedEffect {
  /** The kind of auth-service's entries about plans. */
  static final String KIND = "plan";

  private final PlanBook plans;

  @Inject
  PlanEffect(PlanBook plans) {
    this.plans = plans;
  }

  @Override
  public void apply(Tx tx, FeedRecord record) {
    if (record.change() != ChangeKind.DELETED) {
      plans.follow(tx, record.payload(PlanChange.parser()).getPlan());
    }
  }
}
