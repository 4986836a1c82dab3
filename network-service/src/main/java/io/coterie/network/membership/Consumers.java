package io.coterie.network.membership;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.feed.FeedConsumer;
import io.coterie.platform.feed.FeedLag;
import io.coterie.platform.feed.RemoteFeed;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Follows the feeds of auth-service and the registry. */
final class Consumers implements Lifecycle {
  private final List<FeedConsumer> consumers;

  @Inject
  Consumers(
      Peers peers,
      Transactions transactions,
      FeedLag lag,
      AccountEffect accounts,
      NodeEffect nodes) {
    this.consumers =
        List.of(
            new FeedConsumer(
                "networks-of-accounts",
                new RemoteFeed(ServiceName.AUTH.text(), peers.to(ServiceName.AUTH)),
                Set.of(AccountEffect.KIND),
                transactions,
                accounts,
                lag),
            new FeedConsumer(
                "memberships-of-nodes",
                new RemoteFeed(ServiceName.REGISTRY.text(), peers.to(ServiceName.REGISTRY)),
                Set.of(NodeEffect.KIND),
                transactions,
                nodes,
                lag));
  }

  @Override
  public String name() {
    return "networks of accounts, memberships of nodes";
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
}
