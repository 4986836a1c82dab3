package io.coterie.network.membership;

import io.coterie.network.member.DepartureFeed;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.feed.FeedConsumer;
import io.coterie.platform.feed.FeedConsumers;
import io.coterie.platform.feed.FeedLag;
import io.coterie.platform.feed.FeedTail;
import io.coterie.platform.feed.RemoteFeed;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import jakarta.inject.Inject;
import java.util.Set;

/** Follows the feeds of auth-service and the registry. */
final class Consumers extends FeedConsumers {
  @Inject
  Consumers(
      Peers peers,
      FeedTail own,
      Transactions transactions,
      FeedLag lag,
      AccountEffect accounts,
      PlanEffect plans,
      NodeEffect nodes,
      TrustEffect trust,
      DepartureEffect departures) {
    super(
        "networks and plans of accounts, memberships and trust of nodes",
        new FeedConsumer(
            "networks-of-accounts",
            new RemoteFeed(ServiceName.AUTH.text(), peers.to(ServiceName.AUTH)),
            Set.of(AccountEffect.KIND),
            transactions,
            accounts,
            lag),
        new FeedConsumer(
            "plans",
            new RemoteFeed(ServiceName.AUTH.text(), peers.to(ServiceName.AUTH)),
            Set.of(PlanEffect.KIND),
            transactions,
            plans,
            lag),
        new FeedConsumer(
            "memberships-of-nodes",
            new RemoteFeed(ServiceName.REGISTRY.text(), peers.to(ServiceName.REGISTRY)),
            Set.of(NodeEffect.KIND),
            transactions,
            nodes,
            lag),
        new FeedConsumer(
            "trust-of-nodes",
            new RemoteFeed(ServiceName.REGISTRY.text(), peers.to(ServiceName.REGISTRY)),
            Set.of(TrustEffect.KIND),
            transactions,
            trust,
            lag),
        new FeedConsumer(
            "departures-of-nodes",
            own,
            Set.of(DepartureFeed.DEPARTURE),
            transactions,
            departures,
            lag));
  }
}
