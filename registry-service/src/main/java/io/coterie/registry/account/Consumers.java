package io.coterie.registry.account;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.feed.FeedConsumer;
import io.coterie.platform.feed.FeedConsumers;
import io.coterie.platform.feed.FeedLag;
import io.coterie.platform.feed.RemoteFeed;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import jakarta.inject.Inject;
import java.util.Set;

/** Follows the feed of auth-service. */
final class Consumers extends FeedConsumers {
  @Inject
  Consumers(Peers peers, Transactions transactions, FeedLag lag, AccountEffect accounts) {
    super(
        "nodes of accounts",
        new FeedConsumer(
            "nodes-of-accounts",
            new RemoteFeed(ServiceName.AUTH.text(), peers.to(ServiceName.AUTH)),
            Set.of(AccountEffect.KIND),
            transactions,
            accounts,
            lag));
  }
}
