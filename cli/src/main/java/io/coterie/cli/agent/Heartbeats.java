package io.coterie.cli.agent;

import io.coterie.registry.v1.HeartbeatRequest;
import io.coterie.registry.v1.HeartbeatResponse;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.agent.control.Presence;
import io.coterie.sdk.node.NodeSession;
import io.coterie.sdk.node.PresenceEvent;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Keeps a node present, and tells how that goes: also that it will never work again. */
public final class Heartbeats implements Presence {
  private static final Duration GOOD_BYE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final NodeSession session;
  private final Consumer<PresenceEvent> listener;
  private int refusals;
  private boolean ended;

  /**
   * Used by one agent.
   *
   * @param listener is told on the agent's threads
   */
  public Heartbeats(NodeSession session, Consumer<PresenceEvent> listener) {
    this.session = session;
    this.listener = listener;
  }

  @Override
  public Duration beat(List<String> endpoints, String homeRelay) throws IOException {
    try {
      HeartbeatResponse reply =
          session
              .client()
              .registry()
              .heartbeat(
                  HeartbeatRequest.newBuilder()
                      .addAllEndpoints(endpoints)
                      .setHomeRelay(homeRelay)
                      .build());
      refusals = 0;
      var lease = Duration.ofSeconds(reply.getLease().getSeconds(), reply.getLease().getNanos());
      listener.accept(new PresenceEvent.Online(lease, reply.getObservedAddress()));
      return lease;
    } catch (StatusRuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) { // else the agent stops: that is no news
        refused(ApiFailure.of(e));
      }
      throw new IOException(e.getMessage(), e);
    }
  }

  private void refused(ApiFailure failure) {
    refusals = failure.code() == Code.UNAUTHENTICATED ? refusals + 1 : 0;
    if (refusals > 1 || failure.is("NODE_NOT_FOUND") || failure.is("KEY_EXPIRED")) {
      ended = true;
      listener.accept(new PresenceEvent.Ended(failure));
      return;
    }
    if (refusals == 1) {
      session.renew(); // the token has ended; that the key itself is refused shows next time
    }
    listener.accept(new PresenceEvent.Waiting(failure, PAUSE));
  }

  @Override
  public void leave() {
    if (!ended) {
      listener.accept(new PresenceEvent.Left(goodBye()));
    }
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
