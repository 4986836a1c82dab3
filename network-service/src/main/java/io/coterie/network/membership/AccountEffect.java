package io.coterie.network.membership;

import io.coterie.auth.v1.AccountChange;
import io.coterie.network.network.Creation;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.Tx;
import io.coterie.platform.feed.FeedEffect;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import jakarta.inject.Inject;

/** Makes the network {@code default} of every new account. */
final class AccountEffect implements FeedEffect {
  /** The kind of auth-service's entries about accounts. */
  static final String KIND = "account";

  private final Creation creation;

  @Inject
  AccountEffect(Creation creation) {
    this.creation = creation;
  }

  @Override
  public void apply(Tx tx, FeedRecord record) {
    if (record.change() == ChangeKind.CREATED) {
      var change = record.payload(AccountChange.parser());
      creation.createDefault(
          tx,
          new AccountId(record.key()),
          new NetworkId(change.getDefaultNetwork()),
          new Incarnation(change.getDefaultIncarnation()));
    }
  }
}
