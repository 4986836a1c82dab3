package io.coterie.registry.account;

import io.coterie.auth.v1.AccountChange;
import io.coterie.platform.db.Tx;
import io.coterie.platform.feed.FeedEffect;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.id.AccountId;
import io.coterie.registry.node.Suspensions;
import jakarta.inject.Inject;

/** Follows whether accounts are disabled. */
final class AccountEffect implements FeedEffect {
  /** The kind of auth-service's entries about accounts. */
  static final String KIND = "account";

  private final Suspensions suspensions;

  @Inject
  AccountEffect(Suspensions suspensions) {
    this.suspensions = suspensions;
  }

  @Override
  public void apply(Tx tx, FeedRecord record) {
    var account = record.payload(AccountChange.parser()).getAccount();
    suspensions.follow(tx, new AccountId(record.key()), account.getDisabled(), record.version());
  }
}
