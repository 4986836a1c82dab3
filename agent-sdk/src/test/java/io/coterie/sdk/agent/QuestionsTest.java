package io.coterie.sdk.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.sdk.agent.control.ResolvedPeer;
import io.coterie.sdk.agent.control.Resolver;
import io.coterie.sdk.agent.control.UnknownPeerException;
import io.netty.channel.DefaultEventLoop;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class QuestionsTest {
  private final Queue<List<String>> calls = new ConcurrentLinkedQueue<>();
  private final Queue<IOException> failures = new ConcurrentLinkedQueue<>();

  @Test
  void whatIsAskedAtOnceIsOneCall() throws Exception {
    var loop = new DefaultEventLoop();
    try {
      var questions = new Questions(new Counting(), loop, ForkJoinPool.commonPool());
      loop.execute(() -> {
        for (int i = 0; i < Resolver.MOST_AT_ONCE + 20; i++) {
          questions.ask("node" + i, _ -> {}, failures::add);
        }
      });
      await().until(() -> failures.size() == Resolver.MOST_AT_ONCE + 20);
      assertThat(calls).hasSize(2);
      assertThat(failures).allMatch(UnknownPeerException.class::isInstance);
    } finally {
      loop.shutdownGracefully().await();
    }
  }

  private final class Counting implements Resolver {
    @Override
    public ResolvedPeer resolve(String target) throws IOException {
      throw new UnknownPeerException(target);
    }

    @Override
    public List<Optional<ResolvedPeer>> resolveAll(List<String> targets) {
      calls.add(targets);
      return targets.stream().map(_ -> Optional.<ResolvedPeer>empty()).toList();
    }
  }
}
