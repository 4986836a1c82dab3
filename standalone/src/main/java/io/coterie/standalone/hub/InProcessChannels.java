package io.coterie.standalone.hub;

import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Listen;
import io.grpc.ManagedChannel;
import io.grpc.inprocess.InProcessChannelBuilder;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One channel to each service of one hub; several hubs in a process do not meet. */
final class InProcessChannels implements AutoCloseable {
  private final String hub = UUID.randomUUID().toString();
  private final ExecutorService callbacks =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("channel-", 0).factory());
  private final Map<ServiceName, ManagedChannel> channels = new ConcurrentHashMap<>();

  /** Where a service is to listen. */
  Listen.InProcess address(ServiceName service) {
    return new Listen.InProcess(hub + "/" + service.text());
  }

  /** Proves nothing about who calls. */
  ManagedChannel to(ServiceName service) {
    return channels.computeIfAbsent(
        service,
        name -> InProcessChannelBuilder.forName(address(name).name()).executor(callbacks).build());
  }

  /**
   * To be called once all services listen: whoever called earlier made its channel wait longer and
   * longer between tries.
   */
  void allListen() {
    channels.values().forEach(ManagedChannel::resetConnectBackoff);
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
    callbacks.shutdown();
  }
}
