package io.coterie.sdk.agent;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Passes datagrams on between one address and whoever sends here, as a NAT does, until it is shut.
 */
final class UdpGate implements AutoCloseable {
  private final DatagramSocket outside = socket();
  private final DatagramSocket inside = socket();
  private final AtomicReference<SocketAddress> target = new AtomicReference<>();
  private final AtomicReference<SocketAddress> caller = new AtomicReference<>();
  private volatile boolean shut;

  UdpGate() throws IOException {
    Thread.ofVirtual().start(() -> pass(outside, inside, caller, target));
    Thread.ofVirtual().start(() -> pass(inside, outside, null, caller));
  }

  InetSocketAddress address() {
    return (InetSocketAddress) outside.getLocalSocketAddress();
  }

  /** Its own address. */
  InetSocketAddress leadTo(InetSocketAddress address) {
    target.set(address);
    return address();
  }

  void shut() {
    shut = true;
  }

  void open() {
    shut = false;
  }

  @Override
  public void close() {
    outside.close();
    inside.close();
  }

  private void pass(
      DatagramSocket from,
      DatagramSocket to,
      @Nullable AtomicReference<SocketAddress> sender,
      AtomicReference<SocketAddress> receiver) {
    var packet = new DatagramPacket(new byte[2048], 2048);
    try {
      while (true) {
        packet.setLength(2048);
        from.receive(packet);
        if (sender != null) {
          sender.set(packet.getSocketAddress());
        }
        if (!shut && receiver.get() != null) {
          to.send(new DatagramPacket(packet.getData(), packet.getLength(), receiver.get()));
        }
      }
    } catch (IOException e) {
      // closed: the test is over
    }
  }

  private static DatagramSocket socket() throws IOException {
    return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }
}
