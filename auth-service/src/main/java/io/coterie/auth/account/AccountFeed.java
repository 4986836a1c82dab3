package io.coterie.auth.account;

import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.FeedEntry;
import io.coterie.platform.db.Tx;
import io.coterie.platform.identity.Caller.NetworkBinding;
import java.util.Optional;

/** Tells the other services of accounts. */
final class AccountFeed {
  private static final String KIND = "account";

  private AccountFeed() {}

  /** A new account, with the ids that its network {@code default} gets. */
  static void created(Tx tx, Account account, NetworkBinding home) {
    tx.publish(
        new FeedEntry(
            KIND,
            account.id().text(),
            1,
            Optional.empty(),
            ChangeKind.CREATED,
            AccountProto.created(account, home)));
  }

  static void updated(Tx tx, Account account, long version) {
    tx.publish(
        new FeedEntry(
            KIND,
            account.id().text(),
            version,
            Optional.empty(),
            ChangeKind.UPDATED,
            AccountProto.updated(account)));
  }
}
