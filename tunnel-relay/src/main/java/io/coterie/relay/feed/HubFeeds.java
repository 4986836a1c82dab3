package io.coterie.relay.feed;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.feed.RemoteFeed;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import io.coterie.relay.revocation.RevocationFeed;
import io.coterie.relay.revocation.Source;
import java.time.Clock;
import java.time.Duration;

/** Follows what the hub makes void: one feed of the registry, one of the networks. */
public final class HubFeeds implements Lifecycle {
  private final Follower registry;
  private final Follower networks;

  /**
   * Makes one; it works once it is started.
   *
   * @param lookBack how far it reads back at first: the longest life of grants and credentials, and
   *     what clocks may differ by
   */
  public HubFeeds(Peers peers, Duration lookBack, RevocationFeed voided, Clock clock) {
    this.registry =
        new Follower(
            Source.REGISTRY,
            feed(peers, ServiceName.REGISTRY),
            Changes.OF_REGISTRY,
            lookBack,
            voided,
            clock);
    this.networks =
        new Follower(
            Source.NETWORKS,
            feed(peers, ServiceName.NETWORK),
            Changes.OF_NETWORKS,
            lookBack,
            voided,
            clock);
  }

  @Override
  public String name() {
    return "feed of what is void";
  }

  @Override
  public void start() {
    registry.start();
    networks.start();
  }

  @Override
  public void stop() throws InterruptedException {
    registry.stop();
    networks.stop();
  }

  private static RemoteFeed feed(Peers peers, ServiceName service) {
    return new RemoteFeed(service.text(), peers.to(service));
  }
}
