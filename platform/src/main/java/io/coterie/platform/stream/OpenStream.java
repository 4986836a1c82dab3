package io.coterie.platform.stream;

import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.Kind;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.identity.ShownToken;
import io.coterie.platform.identity.TokenChecks;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream that can be ended under its handler: to the handler it then looks as if the client had
 * gone, and whatever it still sends is dropped. The handler's thread and the one that ends it take
 * turns, since a call is for one thread at a time.
 */
final class OpenStream<Q, R> extends SimpleForwardingServerCall<Q, R> {
  private static final Logger LOG = LoggerFactory.getLogger(OpenStream.class);

  private final ShownToken token;
  private final TokenChecks checks;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile boolean ended;
  private volatile Instant confirmed;

  /**
   * @param opened when the token was last known to stand
   */
  OpenStream(ServerCall<Q, R> call, ShownToken token, TokenChecks checks, Instant opened) {
    super(call);
    this.token = token;
    this.checks = checks;
    this.confirmed = opened;
  }

  ShownToken token() {
    return token;
  }

  /** Takes note that the token stood at that moment. */
  void confirm(Instant asOf) {
    confirmed = asOf;
  }

  /** Whether it has not been known for longer than this that the token stands. */
  boolean isUnconfirmedFor(Duration patience, Instant now) {
    return !now.isBefore(confirmed.plus(patience));
  }

  /** Whether it was ended under its handler. */
  boolean isEnded() {
    return ended;
  }

  /** Ends the stream; the chain of interceptors makes the failure's status of it. */
  void end(Failure failure) {
    turn.lock();
    try {
      if (!ended) {
        ended = true;
        super.close(Status.UNKNOWN.withCause(failure.exception()), new Metadata());
      }
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void sendHeaders(Metadata headers) {
    unlessEnded(() -> super.sendHeaders(headers));
  }

  @Override
  public void sendMessage(R message) {
    unlessEnded(() -> super.sendMessage(message));
  }

  /**
   * A handler that turns its caller away may have seen no more than what the end of the token
   * brought along, e.g. that of its membership. The client is told what a fresh call would be told.
   */
  @Override
  public void close(Status status, Metadata trailers) {
    if (!ended && isRefusal(status) && hasTokenEnded()) {
      end(new CredentialInvalid());
      return;
    }
    unlessEnded(() -> super.close(status, trailers));
  }

  @Override
  public boolean isReady() {
    return !ended && super.isReady();
  }

  @Override
  public boolean isCancelled() {
    return ended || super.isCancelled();
  }

  private static boolean isRefusal(Status status) {
    return status.getCause() instanceof FailureException refused
        && (refused.failure().reason().kind() == Kind.NOT_FOUND
            || refused.failure().reason().kind() == Kind.DENIED);
  }

  /** If it can't be said, the handler's own word stands: it refuses in any case. */
  private boolean hasTokenEnded() {
    try {
      return checks.check(Set.of(token)).ended().contains(token);
    } catch (RuntimeException e) {
      LOG.atDebug().addKeyValue("token", token.id()).setCause(e).log("token not checked");
      return false;
    }
  }

  private void unlessEnded(Runnable step) {
    turn.lock();
    try {
      if (!ended) {
        step.run();
      }
    } finally {
      turn.unlock();
    }
  }
}
