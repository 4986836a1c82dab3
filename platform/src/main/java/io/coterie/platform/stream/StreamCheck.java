package io.coterie.platform.stream;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.identity.ShownToken;
import io.coterie.platform.identity.TokenChecks;
import io.coterie.platform.identity.TokenChecks.Verdict;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again and again whether the tokens of the open streams still stand, in one question about
 * all of them, and ends the streams of those that don't. A stream of which it can't be said for a
 * while is ended too. While no stream is open, nothing is asked.
 */
final class StreamCheck implements Lifecycle {
  /** Leaves half a second of the one in which a stream ends for the question itself. */
  private static final Duration PERIOD = Duration.ofMillis(400);

  /** For how long a token is believed to stand that can't be asked about. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(StreamCheck.class);

  private final OpenStreams streams;
  private final TokenChecks checks;
  private final Clock clock;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  @Inject
  StreamCheck(OpenStreams streams, TokenChecks checks, Clock clock) {
    this.streams = streams;
    this.checks = checks;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "check of open streams";
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("stream-check").start(this::work);
  }

  @Override
  public void stop() throws InterruptedException {
    stopping = true;
    if (thread != null) {
      thread.interrupt();
      thread.join();
    }
  }

  private void work() {
    try {
      while (!stopping) {
        checkSafely(streams.await());
        Thread.sleep(PERIOD);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing that goes wrong with one stream may keep the others from being asked about. */
  private void checkSafely(List<OpenStream<?, ?>> open) {
    try {
      check(open);
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("open streams not checked");
    }
  }

  private void check(List<OpenStream<?, ?>> open) {
    var asked = clock.instant();
    var verdict = verdict(open.stream().map(OpenStream::token).collect(toUnmodifiableSet()));
    for (var stream : open) {
      if (verdict.ended().contains(stream.token())) {
        end(stream, new CredentialInvalid());
      } else if (verdict.stands(stream.token())) {
        stream.confirm(asked);
      } else if (stream.isUnconfirmedFor(PATIENCE, clock.instant())) {
        end(stream, new DependencyDown("auth-service"));
      }
    }
  }

  private Verdict verdict(Set<ShownToken> tokens) {
    try {
      return checks.check(tokens);
    } catch (RuntimeException e) {
      LOG.atDebug().addKeyValue("tokens", tokens.size()).setCause(e).log("tokens not checked");
      return new Verdict(Set.of(), tokens);
    }
  }

  private void end(OpenStream<?, ?> stream, Failure failure) {
    streams.remove(stream);
    stream.end(failure);
    LOG.atInfo()
        .addKeyValue("method", stream.getMethodDescriptor().getFullMethodName())
        .addKeyValue("token", stream.token().id())
        .addKeyValue("reason", failure.reason())
        .log("stream ended under its caller");
  }
}
