package io.coterie.bench.tunnel;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A long way between one caller and a relay: each datagram takes its time. */
final class SlowPath implements AutoCloseable {
  private static final int LARGEST = 2_048;

  private final DatagramSocket outside = socket();
  private final DatagramSocket inside = socket();
  private final AtomicReference<@Nullable SocketAddress> caller = new AtomicReference<>();
  private final ScheduledExecutorService way = Executors.newSingleThreadScheduledExecutor();
  private final Duration delay;

  /**
   * A way.
   *
   * @param delay in each direction
   */
  SlowPath(InetSocketAddress relay, Duration delay) throws IOException {
    this.delay = delay;
    Thread.ofVirtual()
        .start(() -> {
          receive(
              outside,
              packet -> {
                caller.set(packet.getSocketAddress());
                later(inside, packet, relay);
              });
        });
    Thread.ofVirtual()
        .start(() -> {
          receive(inside, packet -> later(outside, packet, caller.get()));
        });
  }

  InetSocketAddress address() {
    return (InetSocketAddress) outside.getLocalSocketAddress();
  }

  @Override
  public void close() {
    outside.close();
    inside.close();
    way.shutdownNow();
  }

  private interface Receiver {
    void received(DatagramPacket packet);
  }

  private static void receive(DatagramSocket from, Receiver receiver) {
    try {
      while (true) {
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        from.receive(packet);
        receiver.received(packet);
      }
    } catch (IOException _) {
      return; // closed
    }
  }

  private void later(DatagramSocket by, DatagramPacket packet, @Nullable SocketAddress to) {
    if (way.isShutdown()) {
      return; // closed
    }
    var bytes = Arrays.copyOf(packet.getData(), packet.getLength());
    var _ = way.schedule(() -> send(by, bytes, to), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static void send(DatagramSocket by, byte[] bytes, @Nullable SocketAddress to) {
    try {
      by.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException _) {
      return; // closed
    }
  }

  private static DatagramSocket socket() throws IOException {
    return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }
}
