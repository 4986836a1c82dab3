package io.coterie.cli.agent;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.stun.StunBinding;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Asks relays, from one socket, where they see it. */
public final class StunProbe implements AutoCloseable {
  private static final int PATIENCE_MILLISECONDS = 500;
  private static final int TRIES = 3;
  private static final int LARGEST = 1_500;

  private final SecureRandom random = new SecureRandom();
  private final DatagramSocket socket;

  /**
   * What a relay answered.
   *
   * @param seen the address that the question came from, as the relay saw it
   */
  public record Answer(InetSocketAddress seen, Duration took) {}

  public StunProbe() throws IOException {
    socket = new DatagramSocket(0);
    socket.setSoTimeout(PATIENCE_MILLISECONDS);
  }

  /** The port that the questions come from. */
  public int port() {
    return socket.getLocalPort();
  }

  /** Empty: nothing came back. */
  public Optional<Answer> ask(InetSocketAddress relay) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      var transaction = new byte[StunBinding.TRANSACTION];
      random.nextBytes(transaction);
      var request = StunBinding.request(transaction);
      long before = System.nanoTime();
      socket.send(new DatagramPacket(request, request.length, relay));
      var seen = answer(transaction);
      if (seen.isPresent()) {
        return Optional.of(new Answer(seen.get(), Duration.ofNanos(System.nanoTime() - before)));
      }
    }
    return Optional.empty();
  }

  private Optional<InetSocketAddress> answer(byte[] transaction) throws IOException {
    var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    try {
      while (true) {
        packet.setLength(LARGEST);
        socket.receive(packet);
        try {
          return Optional.of(
              StunBinding.readResponse(
                  transaction, Arrays.copyOf(packet.getData(), packet.getLength())));
        } catch (MalformedFrameException _) {
          // late, or from somebody else: the next may be it
        }
      }
    } catch (SocketTimeoutException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
