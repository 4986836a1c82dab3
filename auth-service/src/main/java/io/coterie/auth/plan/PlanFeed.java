package io.coterie.auth.plan;

import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.FeedEntry;
import io.coterie.platform.db.Tx;
import java.util.Optional;

/** Tells the other services of plans. */
final class PlanFeed {
  private PlanFeed() {}

  static void publish(Tx tx, Plan plan) {
    tx.publish(
        new FeedEntry(
            "plan",
            plan.name().text(),
            plan.version(),
            Optional.empty(),
            plan.version() == 1 ? ChangeKind.CREATED : ChangeKind.UPDATED,
            PlanProto.change(plan)));
  }
}
