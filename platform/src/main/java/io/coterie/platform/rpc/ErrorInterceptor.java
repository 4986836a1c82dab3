package io.coterie.platform.rpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns whatever the rest of the chain throws into the call's status, once. What was thrown stays
 * with the status as its cause, until {@link RefusalInterceptor} takes it off.
 */
final class ErrorInterceptor implements ServerInterceptor {
  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var closing = new ClosingCall<>(call);
    try {
      return new GuardedListener<>(
          next.startCall(closing, headers),
          callback -> {
            try {
              callback.run();
            } catch (RuntimeException | Error e) {
              closing.fail(e);
              rethrowFatal(e);
            }
          });
    } catch (RuntimeException e) {
      closing.fail(e);
      return new ServerCall.Listener<>() {};
    }
  }

  private static void rethrowFatal(Throwable thrown) {
    if (thrown instanceof VirtualMachineError fatal) {
      throw fatal;
    }
  }

  /**
   * Remembers that it was closed, since closing twice is an error, and a failure may come after the
   * reply.
   */
  private static final class ClosingCall<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final AtomicBoolean closed = new AtomicBoolean();

    ClosingCall(ServerCall<Q, R> call) {
      super(call);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      if (closed.compareAndSet(false, true)) {
        // A handler's onError brings its own exception here: map it too.
        if (status.getCode() == Status.Code.UNKNOWN && status.getCause() != null) {
          var mapped = Statuses.of(status.getCause());
          super.close(mapped.getStatus().withCause(status.getCause()), trailersOf(mapped));
        } else {
          super.close(status, trailers);
        }
      }
    }

    void fail(Throwable thrown) {
      var status = Statuses.of(thrown);
      close(status.getStatus().withCause(thrown), trailersOf(status));
    }

    private static Metadata trailersOf(io.grpc.StatusRuntimeException status) {
      var trailers = status.getTrailers();
      return trailers == null ? new Metadata() : trailers;
    }
  }
}
