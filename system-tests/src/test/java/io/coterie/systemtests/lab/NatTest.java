package io.coterie.systemtests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The NATs are what they are called: how they map, and whom they let back in. */
@NeedsNamespaces
final class NatTest {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** How long nothing has to come to be sure that nothing comes. */
  private static final Duration SILENCE = Duration.ofMillis(200);

  private static Internet internet;

  @BeforeAll
  static void build() {
    internet = new Internet();
  }

  @AfterAll
  static void tearDown() {
    internet.close();
  }

  @ParameterizedTest
  @EnumSource(Nat.class)
  void natIsWhatItIsCalled(Nat nat) throws Exception {
    try (var server = internet.socket(internet.address());
        var samePlace = internet.socket(internet.address());
        var elsewhere = internet.socket(internet.secondAddress());
        var socket = internet.site(nat).socket()) {
      send(socket, server);
      if (nat == Nat.UDP_BLOCKED) {
        assertThat(receive(server, SILENCE)).isEmpty();
        return;
      }
      var seen = receive(server, LONGEST).orElseThrow();
      assertThat(reaches(samePlace, server, seen, socket))
          .as("another port of an address that was sent to gets in")
          .isEqualTo(nat == Nat.OPEN || nat == Nat.FULL_CONE || nat == Nat.ADDRESS_RESTRICTED);
      assertThat(reaches(elsewhere, server, seen, socket))
          .as("an address that was not sent to gets in")
          .isEqualTo(nat == Nat.OPEN || nat == Nat.FULL_CONE);
      send(socket, elsewhere);
      assertThat(receive(elsewhere, LONGEST).orElseThrow().equals(seen))
          .as("the mapping is the same for everybody")
          .isEqualTo(nat != Nat.SYMMETRIC);
    }
  }

  /**
   * Whether some of what somebody sends arrives, up to when something arrives that the server sent
   * after it.
   */
  private static boolean reaches(
      DatagramChannel from, DatagramChannel server, SocketAddress to, DatagramChannel socket)
      throws IOException {
    // some networks lose packets: not all of so many
    for (int i = 0; i < 40; i++) {
      from.send(bytes(), to);
    }
    for (int i = 0; i < 40; i++) {
      server.send(bytes(), to);
    }
    var source = from.getLocalAddress();
    boolean reached = false;
    while (true) {
      var sender = receive(socket, LONGEST).orElseThrow();
      if (sender.equals(server.getLocalAddress())) {
        while (receive(socket, Duration.ofMillis(1)).isPresent()) {
          // the rest of what the server sent
        }
        return reached;
      }
      assertThat(sender).isEqualTo(source);
      reached = true;
    }
  }

  private static void send(DatagramChannel from, DatagramChannel to) throws IOException {
    from.send(bytes(), to.getLocalAddress());
  }

  /** Where the next datagram comes from; empty: none in time. */
  private static Optional<SocketAddress> receive(DatagramChannel socket, Duration timeout)
      throws IOException {
    socket.configureBlocking(false);
    try (var selector = Selector.open()) {
      socket.register(selector, SelectionKey.OP_READ);
      if (selector.select(timeout.toMillis()) == 0) {
        return Optional.empty();
      }
      return Optional.ofNullable(socket.receive(ByteBuffer.allocate(100)));
    }
  }

  private static ByteBuffer bytes() {
    return ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII));
  }
}
