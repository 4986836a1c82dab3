package io.coterie.relay.port;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;

/**
 * A UDP port: a socket for each family of addresses and each core, one thread a socket. What comes
 * to the socket of one family may leave by the other's.
 */
public interface PacketPort extends AutoCloseable {
  /** Where it listens, one address a family. */
  List<InetSocketAddress> addresses();

  /** Begins to receive; called once. Each thread gets a handler of its own. */
  void start(Supplier<PacketHandler> handlers);

  /** A way to send for a thread that is not the port's. To be closed before the port is. */
  PacketSender sender();

  PortStatistics statistics();

  /** Stops the threads, waits for them, and closes the sockets. No handler is called afterwards. */
  @Override
  void close();
}
