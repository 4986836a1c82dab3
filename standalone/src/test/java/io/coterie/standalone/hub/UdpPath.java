package io.coterie.standalone.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.function.Consumer;

/** Carries frames of one agent by UDP. */
final class UdpPath implements AutoCloseable {
  private static final int LONGEST = 2_048;

  private final DatagramSocket socket;
  private final InetSocketAddress relay;

  UdpPath(InetSocketAddress relay) throws SocketException {
    this.relay = relay;
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  }

  void send(byte[] frame) {
    try {
      socket.send(new DatagramPacket(frame, frame.length, relay));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands on what comes, until this is closed. */
  void listen(Consumer<byte[]> to) {
    var _ =
        Thread.ofVirtual()
            .start(() -> {
              var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
              while (!socket.isClosed()) {
                try {
                  packet.setLength(LONGEST);
                  socket.receive(packet);
                  to.accept(Arrays.copyOf(packet.getData(), packet.getLength()));
                } catch (IOException e) {
                  // closed: the loop ends
                }
              }
            });
  }

  @Override
  public void close() {
    socket.close();
  }
}
