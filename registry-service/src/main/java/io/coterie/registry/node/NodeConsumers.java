package io.coterie.registry.node;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.feed.FeedConsumer;
import io.coterie.platform.feed.FeedConsumers;
import io.coterie.platform.feed.FeedLag;
import io.coterie.platform.feed.RemoteFeed;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import jakarta.inject.Inject;
import java.util.Set;

/** Follows network-service's feed. */
final class NodeConsumers extends FeedConsumers {
  @Inject
  NodeConsumers(Peers peers, Transactions transactions, FeedLag lag, StrandedNodes stranded) {
    super(
        "nodes without networks",
        new FeedConsumer(
            "nodes-without-networks",
            new RemoteFeed(ServiceName.NETWORK.text(), peers.to(ServiceName.NETWORK)),
            Set.of(StrandedNodes.KIND),
            transactions,
            stranded,
            lag));
  }
}
