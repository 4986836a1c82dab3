package io.coterie.standalone.chaos;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.Credential;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Calls as one principal, at any replica, again and again until there is an answer. */
record Persistent(List<Replica> replicas, Credential credential) {
  private static final Set<Status.Code> NO_ANSWER =
      Set.of(
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.CANCELLED,
          Status.Code.ABORTED);
  private static final int PAUSE_MILLIS = 50;

  /** The answer; empty: a refusal that is one. */
  <R> Optional<R> call(Random random, Function<CoterieClient, R> call) {
    try {
      return Optional.of(answered(random, call));
    } catch (StatusRuntimeException refusal) {
      return Optional.empty();
    }
  }

  /** The same for what nobody may refuse; what is not idempotent has a request id. */
  <R> R get(Function<CoterieClient, R> call) {
    return answered(new Random(), call);
  }

  private <R> R answered(Random random, Function<CoterieClient, R> call) {
    while (true) {
      try {
        return call.apply(any(random));
      } catch (StatusRuntimeException e) {
        if (!isNoAnswer(e)) {
          throw e;
        }
        pause();
      }
    }
  }

  CoterieClient any(Random random) {
    return at(replicas.get(random.nextInt(replicas.size())));
  }

  CoterieClient at(Replica replica) {
    return replica.client().with(credential);
  }

  /** Whether a refusal says nothing but that there was no answer. */
  static boolean isNoAnswer(StatusRuntimeException refusal) {
    return NO_ANSWER.contains(refusal.getStatus().getCode());
  }

  static void pause() {
    try {
      MILLISECONDS.sleep(PAUSE_MILLIS); // between attempts while nobody is there
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
