package io.coterie.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.standalone.hub.Invariants;
import io.coterie.standalone.hub.TestHub;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever bytes come in at the port, the connection ends, and others are served. */
class PortFuzzTest {
  private static final int BATCH = 200;

  @AutoClose private static final TestHub hub = TestHub.start();

  @Test
  void everyConnectionEnds() throws Exception {
    fuzz(2);
  }

  @Test
  @Tag("full")
  void everyOneOfManyConnectionsEnds() throws Exception {
    fuzz(100);
  }

  private static void fuzz(int batches) throws Exception {
    new Batches().run(batches, PortFuzzTest::batch);
    Invariants.awaitHold(hub);
  }

  private static void batch(Random random, Queue<String> findings) throws Exception {
    var frames = new Frames(new World(hub), random);
    for (int i = 0; i < BATCH; i++) {
      assertThat(RawHttp.send(hub.edge().getPort(), frames.connection()))
          .doesNotContain("\tat ")
          .doesNotContainIgnoringCase("armeria");
    }
    Health.check(hub);
  }
}
