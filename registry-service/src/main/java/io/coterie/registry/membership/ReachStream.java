package io.coterie.registry.membership;

import static java.util.Objects.requireNonNull;

import io.coterie.network.v1.WatchReachableRequest;
import io.coterie.network.v1.WatchReachableResponse;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stream of whom a node may reach. It brings no more than it is asked for. */
public final class ReachStream {
  /** How many messages may come before the first is asked for. */
  private static final int WINDOW = 256;

  private static final Logger LOG = LoggerFactory.getLogger(ReachStream.class);

  private final Sink sink;
  private @Nullable ClientCallStreamObserver<WatchReachableRequest> call;

  ReachStream(Sink sink) {
    this.sink = sink;
  }

  /** Takes what comes, in order, on threads that it must not hold up. */
  public interface Sink {
    /**
     * A message.
     *
     * @param resumeToken where to go on after it; empty inside the snapshot
     */
    void told(ReachStream by, ReachEvent event, String resumeToken);

    /** There will be no more, since the membership ended that the stream was bound to. */
    void completed(ReachStream by);

    /** There will be no more. */
    void failed(ReachStream by, RuntimeException failure);
  }

  /** Says that so many messages have been dealt with, and as many more may come. */
  public void dealtWith(int messages) {
    if (messages > 0) {
      requireNonNull(call).request(messages);
    }
  }

  /** Wants no more; some may still come. */
  public void cancel() {
    requireNonNull(call).cancel("watched no longer", null);
  }

  ClientResponseObserver<WatchReachableRequest, WatchReachableResponse> observer() {
    return new Observer();
  }

  /** What network-service has against the question itself, or that it does not answer. */
  private static RuntimeException failure(Throwable thrown) {
    if (!(thrown instanceof StatusRuntimeException refused)) {
      return new IllegalStateException("a stream ended without a status", thrown);
    }
    return switch (refused.getStatus().getCode()) {
      case NOT_FOUND, FAILED_PRECONDITION, ABORTED, RESOURCE_EXHAUSTED -> refused;
      case INVALID_ARGUMENT ->
          FieldsInvalid.of("resume_token", "is not a resume token of this watch").exception();
      default -> {
        LOG.atDebug().setCause(refused).log("network-service tells no more of who reaches whom");
        yield new DependencyDown("network-service").exception();
      }
    };
  }

  private final class Observer
      implements ClientResponseObserver<WatchReachableRequest, WatchReachableResponse> {
    @Override
    public void beforeStart(ClientCallStreamObserver<WatchReachableRequest> starting) {
      starting.disableAutoRequestWithInitial(WINDOW);
      call = starting;
    }

    @Override
    public void onNext(WatchReachableResponse message) {
      sink.told(ReachStream.this, ReachEvent.of(message), message.getResumeToken());
    }

    @Override
    public void onError(Throwable thrown) {
      sink.failed(ReachStream.this, failure(thrown));
    }

    @Override
    public void onCompleted() {
      sink.completed(ReachStream.this);
    }
  }
}
