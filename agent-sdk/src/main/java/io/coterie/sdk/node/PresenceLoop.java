package io.coterie.sdk.node;

import io.coterie.registry.v1.HeartbeatRequest;
import io.coterie.registry.v1.HeartbeatResponse;
import io.coterie.sdk.ApiFailure;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps a node present: a heartbeat at a third of its lease, again and again with growing pauses
 * while the hub does not answer, a good-bye at the end.
 */
public final class PresenceLoop implements AutoCloseable {
  private static final Duration GOOD_BYE = Duration.ofSeconds(5);

  private final NodeSession session;
  private final List<String> endpoints;
  private final Consumer<PresenceEvent> listener;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * A loop, which {@link #run} runs.
   *
   * @param endpoints where the node can be reached, as {@code Heartbeat} takes them
   * @param listener is told what happens, on the thread that runs the loop
   */
  public PresenceLoop(
      NodeSession session, List<String> endpoints, Consumer<PresenceEvent> listener) {
    this.session = session;
    this.endpoints = List.copyOf(endpoints);
    this.listener = listener;
  }

  /** Runs until {@link #close}, or until the hub says that the node is no more. Call it once. */
  public void run() throws InterruptedException {
    var backoff = new Backoff(ThreadLocalRandom.current());
    int refusals = 0;
    while (true) {
      Duration pause;
      try {
        Duration lease = beat();
        backoff.reset();
        refusals = 0;
        pause = lease.dividedBy(3);
      } catch (StatusRuntimeException e) {
        ApiFailure failure = ApiFailure.of(e);
        refusals = failure.code() == Code.UNAUTHENTICATED ? refusals + 1 : 0;
        if (refusals > 1 || failure.is("NODE_NOT_FOUND") || failure.is("KEY_EXPIRED")) {
          listener.accept(new PresenceEvent.Ended(failure));
          return;
        }
        if (refusals == 1) {
          session.renew(); // the token has ended; that the key itself is refused shows next time
        }
        pause = backoff.next();
        listener.accept(new PresenceEvent.Waiting(failure, pause));
      }
      if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        listener.accept(new PresenceEvent.Left(goodBye()));
        return;
      }
    }
  }

  /** Makes {@link #run} say good-bye and return. */
  @Override
  public void close() {
    closed.countDown();
  }

  private Duration beat() {
    HeartbeatResponse reply =
        session
            .client()
            .registry()
            .heartbeat(HeartbeatRequest.newBuilder().addAllEndpoints(endpoints).build());
    Duration lease = Duration.ofSeconds(reply.getLease().getSeconds(), reply.getLease().getNanos());
    listener.accept(new PresenceEvent.Online(lease, reply.getObservedAddress()));
    return lease;
  }

  private boolean goodBye() {
    try {
      var _ =
          session
              .client()
              .registry()
              .withDeadlineAfter(GOOD_BYE)
              .heartbeat(HeartbeatRequest.newBuilder().setLeaving(true).build());
      return true;
    } catch (StatusRuntimeException e) {
      return false; // the lease lapses by itself
    }
  }
}
