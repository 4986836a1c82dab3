package io.coterie.auth.token;

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

/** Follows the registry and network-service, to delete the tokens of what is gone there. */
final class TokenConsumers implements Lifecycle {
  private final List<FeedConsumer> consumers;

  @Inject
  TokenConsumers(Peers peers, Transactions transactions, FeedLag lag) {
    this.consumers =
        List.of(
            new FeedConsumer(
                "tokens-of-nodes",
                new RemoteFeed(ServiceName.REGISTRY.text(), peers.to(ServiceName.REGISTRY)),
                Set.of("node"),
                transactions,
                TokenEffects::ofNode,
                lag),
            new FeedConsumer(
                "tokens-of-networks",
                new RemoteFeed(ServiceName.NETWORK.text(), peers.to(ServiceName.NETWORK)),
                Set.of("network", "member"),
                transactions,
                TokenEffects::ofNetwork,
                lag));
  }

  @Override
  public String name() {
    return "tokens of what is gone";
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
