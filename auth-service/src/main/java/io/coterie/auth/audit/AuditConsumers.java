package io.coterie.auth.audit;

import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.feed.FeedConsumer;
import io.coterie.platform.feed.FeedConsumers;
import io.coterie.platform.feed.FeedLag;
import io.coterie.platform.feed.FeedSource;
import io.coterie.platform.feed.FeedTail;
import io.coterie.platform.feed.RemoteFeed;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import jakarta.inject.Inject;
import java.util.Set;

/** Follows the feeds of all services, the own one included, for what goes into the trail. */
final class AuditConsumers extends FeedConsumers {
  @Inject
  AuditConsumers(Peers peers, FeedTail own, Transactions transactions, FeedLag lag) {
    super(
        "audit trail",
        consumer(ServiceName.AUTH, own, transactions, lag),
        consumer(ServiceName.REGISTRY, remote(ServiceName.REGISTRY, peers), transactions, lag),
        consumer(ServiceName.NETWORK, remote(ServiceName.NETWORK, peers), transactions, lag));
  }

  private static FeedConsumer consumer(
      ServiceName of, FeedSource source, Transactions transactions, FeedLag lag) {
    return new FeedConsumer(
        "audit-of-" + of.text(),
        source,
        Set.of(AuditEntry.KIND),
        transactions,
        AuditCollector::collect,
        lag);
  }

  private static FeedSource remote(ServiceName of, Peers peers) {
    return new RemoteFeed(of.text(), peers.to(of));
  }
}
