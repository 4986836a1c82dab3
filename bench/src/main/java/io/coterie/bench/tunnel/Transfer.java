package io.coterie.bench.tunnel;

import io.coterie.sdk.agent.session.AgentStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** As many bytes as get through, by one stream or by many at once. */
final class Transfer {
  private static final int PORT = 5201;
  private static final int PIECE = 64 * 1024;
  private static final Duration BEGINNING = Duration.ofMillis(500);

  private Transfer() {}

  /**
   * Bytes a second that each stream has carried.
   *
   * @param time after a beginning that is not counted
   */
  static double[] run(Pair pair, int streams, Duration time)
      throws IOException, InterruptedException {
    var received = new ArrayList<AtomicLong>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var listener = pair.to().listen(PORT)) {
      var open = new ArrayList<AgentStream>();
      var begin = new CountDownLatch(1);
      try {
        for (int i = 0; i < streams; i++) {
          var out = pair.from().dial(pair.target(), PORT);
          var in = listener.accept();
          open.addAll(List.of(out, in));
          var count = new AtomicLong();
          received.add(count);
          threads.execute(() -> receive(in, count));
          threads.execute(() -> send(out, begin));
        }
        begin.countDown();
        LockSupport.parkNanos(BEGINNING.toNanos());
        return rates(received, time);
      } finally {
        begin.countDown(); // also when not all streams came about
        open.forEach(AgentStream::reset);
      }
    }
  }

  private static double[] rates(List<AtomicLong> received, Duration time) {
    long from = System.nanoTime();
    var before = received.stream().mapToLong(AtomicLong::get).toArray();
    LockSupport.parkNanos(time.toNanos());
    var after = received.stream().mapToLong(AtomicLong::get).toArray();
    double seconds = (System.nanoTime() - from) / 1e9;
    var rates = new double[before.length];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = (after[i] - before[i]) / seconds;
    }
    return rates;
  }

  private static void send(AgentStream stream, CountDownLatch begin) {
    try {
      begin.await();
      var piece = new byte[PIECE];
      while (true) {
        stream.output().write(piece);
      }
    } catch (IOException _) {
      return; // the stream was reset: the time is over
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void receive(AgentStream stream, AtomicLong count) {
    try {
      var piece = new byte[PIECE];
      for (int n = stream.input().read(piece); n >= 0; n = stream.input().read(piece)) {
        count.addAndGet(n);
      }
    } catch (IOException _) {
      return; // the stream was reset: the time is over
    }
  }
}
