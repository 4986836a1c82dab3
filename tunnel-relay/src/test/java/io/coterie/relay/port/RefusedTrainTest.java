package io.coterie.relay.port;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Where the system does not take a train in one piece: as it does not without checksums. */
@EnabledOnOs(OS.LINUX)
final class RefusedTrainTest {
  private static final int SOL_SOCKET = 1;
  private static final int SO_NO_CHECK = 11;
  private static final int LENGTH = 100;
  private static final int COUNT = 5;

  private static PortSettings settings() {
    return new PortSettings(
        List.of(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0)), 1, 1 << 20, 8);
  }

  @Test
  void itsDatagramsAreSentOneByOne() {
    var settings = settings();
    var socket = new LinuxSocket(settings.addresses().getFirst(), settings);
    var statistics = new PortStatistics();
    statistics.segmentation(true);
    var arrived = Collected.silent();
    try (var server = new LinuxPort(settings);
        var arena = Arena.ofConfined()) {
      server.start(() -> arrived);
      var state = Libc.errorState(arena);
      assertThat(
              Libc.option(
                  state,
                  socket.descriptor(),
                  SOL_SOCKET,
                  SO_NO_CHECK,
                  arena.allocateFrom(JAVA_INT, 1)))
          .isZero();
      var batch = new SendBatch(arena, socket, statistics);
      var memory = arena.allocate(COUNT * LENGTH);
      memory.set(ValueLayout.JAVA_BYTE, 0, (byte) 7);
      var to = Endpoint.of(server.addresses().getFirst());

      for (int i = 0; i < COUNT; i++) {
        batch.add(memory.address() + (long) i * LENGTH, LENGTH, to.high(), to.low(), to.port());
      }
      batch.flush();

      assertThat(arrived.lengths(COUNT)).isEqualTo(Collections.nCopies(COUNT, LENGTH));
      assertThat(arrived.await(COUNT).getFirst().bytes()[0]).isEqualTo((byte) 7);
      assertThat(statistics.unsent()).isZero();
    } finally {
      socket.close();
    }
  }
}
