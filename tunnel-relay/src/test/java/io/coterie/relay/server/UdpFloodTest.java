package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.port.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same through sockets. Bursts are small, and the next comes when the last was dealt with: so
 * what is lost is lost by the relay, and not for want of room in the system.
 */
final class UdpFloodTest {
  private static final int BURSTS = 150;
  private static final int PER_BURST = 64;
  private static final int SOURCES = 16;
  private static final double SHARE = 0.9;

  @ParameterizedTest
  @EnumSource(names = {"LINUX", "NETTY"})
  void flowsKeepTheirDatagramsWhileStrangersFlood(Ports.Choice io) {
    int alone = delivered(io, 0);
    assertThat(alone).isEqualTo(BURSTS);
    assertThat(delivered(io, PER_BURST)).isGreaterThanOrEqualTo((int) (SHARE * alone));
  }

  /** How many of a flow's datagrams arrive that are sent among so many others. */
  private static int delivered(Ports.Choice io, int others) {
    var flood = new Flood(new Random(StepFuzzTest.SEED));
    var sources = new ArrayList<Wire>();
    try (var relay = TestRelay.start(io)) {
      var two = TwoAgents.of(relay);
      for (int i = 0; i < SOURCES; i++) {
        sources.add(relay.wire());
      }
      int delivered = 0;
      for (int i = 0; i < BURSTS; i++) {
        for (int j = 0; j < others; j++) {
          if (j == others / 2) {
            two.sendToTarget(FlowTest.HELLO);
          }
          sources.get(j % SOURCES).send(flood.frame());
        }
        if (others == 0) {
          two.sendToTarget(FlowTest.HELLO);
        }
        delivered += arrivedBeforeTheNext(two);
        sources.forEach(Wire::clear);
      }
      return delivered;
    } finally {
      sources.forEach(Wire::close);
    }
  }

  /** How many came in front of one more, which goes the same way. */
  private static int arrivedBeforeTheNext(TwoAgents two) {
    two.sendToTarget(FlowTest.ANSWER);
    List<Byte> seen = new ArrayList<>();
    while (seen.isEmpty() || seen.getLast() != FlowTest.ANSWER[0]) {
      seen.add(two.target().data().payload()[0]);
    }
    return seen.size() - 1;
  }
}
