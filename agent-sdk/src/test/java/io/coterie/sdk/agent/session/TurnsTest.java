package io.coterie.sdk.agent.session;

import static org.awaitility.Awaitility.await;

import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final int PATIENCE_SECONDS = 60;

  @AutoClose("shutdownGracefully")
  private final EventExecutor loop = new DefaultEventExecutor();

  private final Turns turns = new Turns(loop);

  @Test
  void whoSendsAloneSendsMuchAtATime() throws Exception {
    int alone = turns.piece();
    occupy();
    var waiting = IntStream.range(0, 100).mapToObj(_ -> inThread()).toList();
    await().until(() -> turns.piece() < alone);
    turns.end();
    for (var one : waiting) {
      one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void pieceThatIsNotTakenHoldsUpNobody() throws Exception {
    var stuck = turns.take();
    for (int i = 0; i < 100 * Turns.AT_ONCE; i++) {
      turns.take().end();
    }
    occupy(); // all places are free again
    stuck.end();
  }

  @Test
  void noPieceThatIsTakenHoldsUpSomebodyForAWhileOnly() throws Exception {
    occupy();
    for (var one : IntStream.range(0, 3).mapToObj(_ -> inThread()).toList()) {
      one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void turnThatIsOverTwiceMakesOnePlace() throws Exception {
    var all = occupy();
    all.getFirst().end();
    var second = turns.take();
    all.getFirst().end();
    var waiting = inThread();
    second.end();
    waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS).end();
  }

  @Test
  void nobodyWaitsWhenTheConnectionIsOver() throws Exception {
    occupy();
    var waiting = IntStream.range(0, 50).mapToObj(_ -> inThread()).toList();
    turns.end();
    for (var one : waiting) {
      one.get(PATIENCE_SECONDS, TimeUnit.SECONDS).end();
    }
  }

  /** Takes all places. */
  private List<Turns.Turn> occupy() throws InterruptedException {
    var all = new ArrayList<Turns.Turn>();
    for (int i = 0; i < Turns.AT_ONCE; i++) {
      all.add(turns.take());
    }
    return all;
  }

  private CompletableFuture<Turns.Turn> inThread() {
    var taken = new CompletableFuture<Turns.Turn>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            taken.complete(turns.take());
          } catch (InterruptedException e) {
            taken.completeExceptionally(e);
          }
        });
    return taken;
  }
}
