package io.coterie.relay.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** A socket of its own, on loopback. */
final class UdpWire implements Wire {
  /** For what comes while a busy machine lets nobody read. */
  private static final int ROOM = 1 << 22;

  private final DatagramSocket socket;
  private final InetSocketAddress relay;
  private final Inbox inbox = new Inbox();

  UdpWire(InetSocketAddress relay) {
    this.relay = relay;
    try {
      this.socket = new DatagramSocket(new InetSocketAddress(relay.getAddress(), 0));
      socket.setReceiveBufferSize(ROOM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::receive);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Bytes of the largest frame that ever came. */
  int largest() {
    return inbox.largest();
  }

  @Override
  public void send(byte[] frame) {
    try {
      socket.send(new DatagramPacket(frame, frame.length, relay));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <T> T await(String what, Function<byte[], Optional<T>> reading) {
    return inbox.await(what, reading);
  }

  @Override
  public int waiting() {
    return inbox.size();
  }

  @Override
  public void clear() {
    inbox.clear();
  }

  @Override
  public void close() {
    socket.close();
  }

  private void receive() {
    var buffer = new byte[65_536];
    while (!socket.isClosed()) {
      try {
        var packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        inbox.add(Arrays.copyOf(buffer, packet.getLength()));
      } catch (IOException _) {
        return; // closed
      }
    }
  }
}
