package io.coterie.standalone.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.sdk.agent.NoAnswerException;
import io.coterie.sdk.agent.control.UnknownPeerException;
import io.coterie.sdk.agent.session.AgentStream;
import io.coterie.standalone.hub.TestHub;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long the streams of somebody live on who was taken out, while many others are connected. */
class RevocationLatencyTest {
  private static final int PORT = 80;
  private static final String POLICY =
      "rules: [{action: allow, from: '*', to: '*', ports: " + PORT + "}]";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int AT_ONCE = 8;

  @AutoClose private static final TestHub HUB = TestHub.start();
  @AutoClose private final Team team = new Team(HUB.edge(), POLICY);

  @AutoClose("shutdownGracefully")
  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(2, EpollIoHandler.newFactory());

  RevocationLatencyTest() throws IOException {}

  /** Two that talk. */
  private record Pair(Member caller, Member called, AgentStream there, AgentStream here)
      implements AutoCloseable {
    @Override
    public void close() {
      caller.close();
      called.close();
    }
  }

  @Test
  void everyStreamOfWhoeverIsRemovedEnds() throws Exception {
    removeSome(8, 4);
  }

  @Test
  @Tag("full")
  void everyStreamOfWhoeverIsRemovedEndsAmongAThousand() throws Exception {
    removeSome(500, 100);
  }

  private void removeSome(int pairs, int removed) throws Exception {
    var all = connect(pairs);
    try {
      removeEach(all.subList(0, removed), "direct");
      removeEach(all.subList(pairs / 2, pairs / 2 + removed), "relay");
    } finally {
      all.forEach(Pair::close);
    }
  }

  /** The first half of them directly, the others by the relay. */
  private List<Pair> connect(int pairs) throws Exception {
    var making = new ArrayList<Callable<Pair>>();
    for (int i = 0; i < pairs; i++) {
      boolean direct = i < pairs / 2;
      making.add(() -> pair(direct));
    }
    var made = new ArrayList<Pair>();
    try (var some = Executors.newFixedThreadPool(AT_ONCE)) {
      for (var pair : some.invokeAll(making)) {
        made.add(pair.get());
      }
    }
    return made;
  }

  private Pair pair(boolean direct) throws Exception {
    var caller = team.join(config -> config.withDirect(direct).withLoops(loops));
    var called = team.join(config -> config.withDirect(direct).withLoops(loops));
    try (var listener = called.agent().listen(PORT)) {
      var there =
          await()
              .atMost(PATIENCE)
              .ignoreException(NoAnswerException.class)
              .ignoreException(UnknownPeerException.class)
              .until(() -> caller.agent().dial(called.node(), PORT), _ -> true);
      var here = listener.accept();
      await()
          .atMost(PATIENCE)
          .until(() -> isDirect(caller) == direct && isDirect(called) == direct);
      return new Pair(caller, called, there, here);
    }
  }

  private static boolean isDirect(Member member) throws InterruptedException {
    return member.agent().paths().stream().anyMatch(path -> path.direct().isPresent());
  }

  private void removeEach(List<Pair> pairs, String way) throws Exception {
    var took = new ArrayList<Long>();
    for (var pair : pairs) {
      var there = ended(pair.there());
      var here = ended(pair.here());
      team.remove(pair.caller());
      long acknowledged = System.nanoTime();
      long last = Math.max(moment(there), moment(here));
      took.add(TimeUnit.NANOSECONDS.toMicros(Math.max(0, last - acknowledged)));
    }
    took.sort(Long::compare);
    System.out.printf(
        "%s: %d streams reset, from the acknowledgement: p50 %.1f ms, p99 %.1f ms, at most %.1f ms%n",
        way, took.size(), at(took, 50), at(took, 99), at(took, 100));
    assertThat(took).hasSize(pairs.size());
  }

  private static double at(List<Long> sorted, int percent) {
    int index = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
    return sorted.get(Math.max(0, index)) / 1000.0;
  }

  /** When nothing can be read from it any more. */
  private static CompletableFuture<Long> ended(AgentStream stream) {
    var ended = new CompletableFuture<Long>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            int read = stream.input().read();
            ended.completeExceptionally(new AssertionError("read " + read));
          } catch (IOException _) {
            ended.complete(System.nanoTime());
          }
        });
    return ended;
  }

  private static long moment(CompletableFuture<Long> ended) throws Exception {
    try {
      return ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("the stream goes on", e);
    }
  }
}
