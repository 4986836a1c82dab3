package io.coterie.relay.port;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A batch for each family that the port has a socket of. */
final class LinuxSender implements PacketSender {
  private final Arena arena = Arena.ofShared();
  private final PortStatistics statistics;
  private final @Nullable SendBatch ipv4;
  private final @Nullable SendBatch ipv6;

  LinuxSender(List<LinuxSocket> sockets, PortStatistics statistics) {
    this.statistics = statistics;
    this.ipv4 = batch(sockets, SocketName.IPV4).orElse(null);
    this.ipv6 = batch(sockets, SocketName.IPV6).orElse(null);
  }

  @Override
  public void send(MemorySegment memory, long offset, int length, long high, long low, int port) {
    var batch = Endpoint.isIpv4(high, low) ? ipv4 : ipv6;
    if (batch == null) {
      statistics.countUnsent(1);
    } else {
      batch.add(memory.address() + offset, length, high, low, port);
    }
  }

  @Override
  public void flush() {
    if (ipv4 != null) {
      ipv4.flush();
    }
    if (ipv6 != null) {
      ipv6.flush();
    }
  }

  @Override
  public void close() {
    arena.close();
  }

  private Optional<SendBatch> batch(List<LinuxSocket> sockets, int family) {
    return sockets.stream()
        .filter(socket -> socket.family() == family)
        .findFirst()
        .map(socket -> new SendBatch(arena, socket, statistics));
  }
}
