package io.coterie.gateway.connection;

import io.netty.channel.ChannelPipeline;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Closes connections of an address that holds too many; trusted proxies speak for many clients and
 * may hold any number. Thread-safe.
 */
public final class ConnectionLimit implements Consumer<ChannelPipeline> {
  private final int limit;
  private final TrustedProxies proxies;
  private final Map<InetAddress, Integer> connections = new ConcurrentHashMap<>();

  public ConnectionLimit(int limit, TrustedProxies proxies) {
    this.limit = limit;
    this.proxies = proxies;
  }

  @Override
  public void accept(ChannelPipeline pipeline) {
    var channel = pipeline.channel();
    if (!(channel.remoteAddress() instanceof InetSocketAddress peer)
        || proxies.contains(peer.getAddress())) {
      return;
    }
    var address = peer.getAddress();
    int held = connections.merge(address, 1, Integer::sum);
    channel
        .closeFuture()
        .addListener(
            closed -> connections.computeIfPresent(address, (key, n) -> n == 1 ? null : n - 1));
    if (held > limit) {
      var _ = channel.close();
    }
  }
}
