package io.coterie.examples.crowd;

import io.coterie.sdk.ApiFailure;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Calls a hub again that has too much to do: when it says, or ever later, at random moments. */
final class Patience {
  private static final int TRIES = 60;
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private Patience() {}

  static <T> T call(Supplier<T> call) throws InterruptedException {
    var limit = FIRST;
    for (int tries = 1; ; tries++) {
      try {
        return call.get();
      } catch (StatusRuntimeException e) {
        var refusal = ApiFailure.of(e);
        if (tries == TRIES || !passes(refusal.code())) {
          throw e;
        }
        pause(refusal.retryDelay().orElse(Duration.ZERO), limit);
        limit = limit.compareTo(LONGEST) < 0 ? limit.multipliedBy(2) : LONGEST;
      }
    }
  }

  private static boolean passes(Code code) {
    return code == Code.RESOURCE_EXHAUSTED
        || code == Code.UNAVAILABLE
        || code == Code.DEADLINE_EXCEEDED;
  }

  private static void pause(Duration asked, Duration limit) throws InterruptedException {
    long random = ThreadLocalRandom.current().nextLong(limit.toNanos());
    TimeUnit.NANOSECONDS.sleep(asked.toNanos() + random);
  }
}
