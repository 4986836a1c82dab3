package io.coterie.relay.port;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A port by Linux's own calls, without memory a datagram. */
final class LinuxPort implements PacketPort {
  private final PortSettings settings;
  private final PortStatistics statistics = new PortStatistics();

  /** For each shard a socket a family. */
  private final List<List<LinuxSocket>> shards = new ArrayList<>();

  private final List<LinuxReceiver> receivers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  LinuxPort(PortSettings settings) {
    this.settings = settings;
    try {
      for (int i = 0; i < settings.shards(); i++) {
        openShard();
      }
    } catch (PortException e) {
      closeSockets();
      throw e;
    }
    statistics.segmentation(sockets().stream().allMatch(LinuxSocket::segmentation));
  }

  @Override
  public List<InetSocketAddress> addresses() {
    return shards.getFirst().stream().map(LinuxSocket::address).toList();
  }

  @Override
  public void start(Supplier<PacketHandler> handlers) {
    for (var shard : shards) {
      for (var socket : shard) {
        var out = new LinuxSender(shard, statistics);
        var receiver = new LinuxReceiver(socket, settings.batch(), handlers.get(), out, statistics);
        receivers.add(receiver);
        threads.add(Thread.ofPlatform().name("relay udp " + threads.size()).start(receiver));
      }
    }
  }

  @Override
  public PacketSender sender() {
    return new LinuxSender(shards.getFirst(), statistics);
  }

  @Override
  public PortStatistics statistics() {
    return statistics;
  }

  @Override
  public void close() {
    receivers.forEach(LinuxReceiver::stop);
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return; // the sockets stay: a descriptor that is closed under a thread may be another file
      // soon
    }
    closeSockets();
  }

  private void openShard() {
    var shard = new ArrayList<LinuxSocket>();
    shards.add(shard);
    for (var wanted : settings.addresses()) {
      shard.add(new LinuxSocket(at(wanted), settings));
    }
  }

  /** The first socket gets any free port if none was asked for; the others the same. */
  private InetSocketAddress at(InetSocketAddress wanted) {
    return sockets().stream()
        .findFirst()
        .map(first -> new InetSocketAddress(wanted.getAddress(), first.address().getPort()))
        .orElse(wanted);
  }

  private List<LinuxSocket> sockets() {
    return shards.stream().flatMap(List::stream).toList();
  }

  private void closeSockets() {
    sockets().forEach(LinuxSocket::close);
  }
}
