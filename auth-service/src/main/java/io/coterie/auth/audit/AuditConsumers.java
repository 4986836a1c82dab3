package io.coterie.auth.audit;

import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.feed.FeedConsumer;
import io.coterie.platform.feed.FeedLag;
import io.coterie.platform.feed.FeedSource;
import io.coterie.platform.feed.FeedTail;
import io.coterie.platform.feed.RemoteFeed;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Follows the feeds of all services, the own one included, for what goes into the trail. */
final class AuditConsumers implements Lifecycle {
  private final Transactions transactions;
  private final FeedLag lag;
  private final List<FeedConsumer> consumers;

  @Inject
  AuditConsumers(Peers peers, FeedTail own, Transactions transactions, FeedLag lag) {
    this.transactions = transactions;
    this.lag = lag;
    this.consumers =
        List.of(
            consumer(ServiceName.AUTH, own),
            consumer(ServiceName.REGISTRY, remote(ServiceName.REGISTRY, peers)),
            consumer(ServiceName.NETWORK, remote(ServiceName.NETWORK, peers)));
  }

  @Override
  public String name() {
    return "audit trail";
  }

  @Override
  public void start() {
    consumers.forEach(FeedConsumer::start);
  }

  @Override
  public void stop() throws InterruptedException {
    for (var consumer : consumers) {
      consumer.stop();
    }
  }

  private FeedConsumer consumer(ServiceName of, FeedSource source) {
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
