package io.coterie.sdk.agent;

import io.coterie.sdk.agent.control.ResolvedPeer;
import io.coterie.sdk.agent.control.Resolver;
import io.coterie.sdk.agent.control.UnknownPeerException;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks the hub about peers, all that are asked about at nearly the same time in one call: a change
 * of a policy makes all flows need new grants at once. Used on the event loop only.
 */
final class Questions {
  private static final Duration GATHERING = Duration.ofMillis(20);

  private final Resolver resolver;
  private final EventLoop loop;
  private final Executor blocking;
  private List<Question> gathered = new ArrayList<>();

  private record Question(
      String target, Consumer<ResolvedPeer> then, Consumer<IOException> otherwise) {}

  Questions(Resolver resolver, EventLoop loop, Executor blocking) {
    this.resolver = resolver;
    this.loop = loop;
    this.blocking = blocking;
  }

  void ask(String target, Consumer<ResolvedPeer> then, Consumer<IOException> otherwise) {
    gathered.add(new Question(target, then, otherwise));
    if (gathered.size() == Resolver.MOST_AT_ONCE) {
      send();
    } else if (gathered.size() == 1) {
      var _ = loop.schedule(this::send, GATHERING.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void send() {
    var those = gathered;
    gathered = new ArrayList<>();
    if (!those.isEmpty()) {
      blocking.execute(() -> resolve(those));
    }
  }

  private void resolve(List<Question> those) {
    try {
      var answers = resolver.resolveAll(those.stream().map(Question::target).toList());
      loop.execute(() -> {
        for (int i = 0; i < those.size(); i++) {
          var question = those.get(i);
          answers
              .get(i)
              .ifPresentOrElse(
                  question.then(),
                  () -> question.otherwise().accept(new UnknownPeerException(question.target())));
        }
      });
    } catch (IOException e) {
      loop.execute(() -> those.forEach(question -> question.otherwise().accept(e)));
    }
  }
}
