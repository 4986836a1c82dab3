package io.coterie.relay.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.coterie.relay.forward.Meters;
import io.coterie.relay.forward.RateLimit;
import io.coterie.relay.id.CompactId;
import io.coterie.relay.id.Slots;
import io.coterie.relay.port.Endpoint;
import io.coterie.relay.wire.Reason;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a hundred thousand sessions take. */
final class SessionMemoryTest {
  private static final int SESSIONS = 100_000;
  private static final int LIMIT = 300;

  private static CompactId node(int index) {
    return new CompactId(index * 7_919L, index, (short) 1);
  }

  /** Counted by what is allocated, which is never less than what is kept. */
  @Test
  void aSessionTakesLessThan300Bytes() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    var meters = new Meters(Slots.tableSize(SESSIONS), RateLimit.NONE);
    var sessions = new Sessions(SESSIONS, meters, new Random(1));
    for (int i = 0; i < SESSIONS; i++) {
      sessions.add(node(i), new Endpoint(0, i, 4_000));
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before + meters.memory();

    assertThat(sessions.count()).isEqualTo(SESSIONS);
    assertThat(bytes / SESSIONS).isLessThanOrEqualTo(LIMIT);
  }

  @Test
  void sessionsAreFoundByTheirNodesWhateverCameAndWent() {
    var sessions =
        new Sessions(1_000, new Meters(Slots.tableSize(1_000), RateLimit.NONE), new Random(1));
    IntStream.range(0, 1_000).forEach(i -> sessions.add(node(i), new Endpoint(0, i, 1)));
    for (int i = 0; i < 1_000; i += 3) {
      sessions.remove(sessions.of(node(i)).orElseThrow(), new NobodyCares(), Reason.CLOSED);
    }

    for (int i = 0; i < 1_000; i++) {
      assertThat(sessions.of(node(i)).isPresent()).as("node %d", i).isEqualTo(i % 3 != 0);
    }
    assertThat(sessions.add(node(0), new Endpoint(0, 0, 1))).isPresent();
  }

  /** Nothing hangs on these sessions. */
  private static final class NobodyCares implements SessionEvents {
    @Override
    public void moved(Session session) {
      throw new AssertionError("none is moved");
    }

    @Override
    public void ended(Session session, Reason reason) {
      // nothing to end with it
    }
  }
}
