package io.coterie.auth.token;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.feed.FeedConsumer;
import io.coterie.platform.feed.FeedConsumers;
import io.coterie.platform.feed.FeedLag;
import io.coterie.platform.feed.RemoteFeed;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import jakarta.inject.Inject;
import java.util.Set;

/** Follows the registry and network-service, to delete the tokens of what is gone there. */
final class TokenConsumers extends FeedConsumers {
  @Inject
  TokenConsumers(Peers peers, Transactions transactions, FeedLag lag) {
    super(
        "tokens of what is gone",
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
}
