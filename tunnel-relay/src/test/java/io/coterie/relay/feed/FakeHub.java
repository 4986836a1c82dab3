package io.coterie.relay.feed;

import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import io.coterie.testing.FakeFeed;
import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** The services that a relay talks to, as far as it does. */
final class FakeHub implements Peers, AutoCloseable {
  final FakeFeed registryFeed = new FakeFeed();
  final FakeFeed networkFeed = new FakeFeed();
  final FakeKeys keys = new FakeKeys();
  final FakeControl control = new FakeControl();

  private final Map<ServiceName, Server> servers = new EnumMap<>(ServiceName.class);
  private final Map<ServiceName, ManagedChannel> channels = new EnumMap<>(ServiceName.class);

  FakeHub() throws IOException {
    serve(ServiceName.REGISTRY, registryFeed, keys, control);
    serve(ServiceName.NETWORK, networkFeed);
  }

  @Override
  public Channel to(ServiceName service) {
    var channel = channels.get(service);
    if (channel == null) {
      throw new IllegalStateException("a relay has nothing to ask " + service);
    }
    return channel;
  }

  private void serve(ServiceName service, BindableService... parts) throws IOException {
    var name = UUID.randomUUID().toString();
    var server = InProcessServerBuilder.forName(name);
    for (var part : parts) {
      server.addService(part);
    }
    servers.put(service, server.build().start());
    channels.put(service, InProcessChannelBuilder.forName(name).build());
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
    servers.values().forEach(Server::shutdownNow);
  }
}
