package io.coterie.network.membership;

import io.coterie.auth.v1.AccountChange;
import io.coterie.network.network.Creation;
import io.coterie.network.quota.PlanBook;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.Tx;
import io.coterie.platform.feed.FeedEffect;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import jakarta.inject.Inject;

/** Follows accounts' plans, and makes the network {@code default} of every new one. */
final class AccountEffect implements FeedEffect {
  /** The kind of auth-service's entries about accounts. */
  static final String KIND = "account";

  private final PlanBook plans;
  private final Creation creation;

  @Inject
  AccountEffect(PlanBook plans, Creation creation) {
    this.plans = plans;
    this.creation = creation;
  }

  @Override
  public void apply(Tx tx, FeedRecord record) {
    var change = record.payload(AccountChange.parser());
    if (record.change() != ChangeKind.DELETED) {
      plans.follow(tx, change.getAccount());
    }
    if (record.change() == ChangeKind.CREATED) {
      creation.createDefault(
          tx,
          new AccountId(record.key()),
          new NetworkId(change.getDefaultNetwork()),
          new Incarnation(change.getDefaultIncarnation()));
    }
  }
}
