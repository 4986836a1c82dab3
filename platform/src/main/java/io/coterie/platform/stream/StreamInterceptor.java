package io.coterie.platform.stream;

import io.coterie.platform.call.Call;
import io.coterie.platform.identity.ShownToken;
import io.coterie.platform.identity.TokenChecks;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Keeps every stream that a token opened in sight, whichever method it is. Services and nobody have
 * no token: a service's stream ends with its channel, and what is open to nobody in particular is
 * so to everybody.
 */
public final class StreamInterceptor implements ServerInterceptor {
  private final OpenStreams streams;
  private final TokenChecks checks;
  private final Clock clock;

  @Inject
  StreamInterceptor(OpenStreams streams, TokenChecks checks, Clock clock) {
    this.streams = streams;
    this.checks = checks;
    this.clock = clock;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (call.getMethodDescriptor().getType() == MethodType.UNARY) {
      return next.startCall(call, headers);
    }
    return Call.current()
        .caller()
        .shownToken()
        .map(token -> watched(token, call, headers, next))
        .orElseGet(() -> next.startCall(call, headers));
  }

  private <Q, R> ServerCall.Listener<Q> watched(
      ShownToken token, ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var stream = new OpenStream<>(call, token, checks, clock.instant());
    var listener = new Ending<>(next.startCall(stream, headers), stream);
    streams.add(stream);
    return listener;
  }

  /** Forgets the stream when it is over, however that came. */
  private final class Ending<Q> extends SimpleForwardingServerCallListener<Q> {
    private final OpenStream<Q, ?> stream;

    Ending(ServerCall.Listener<Q> next, OpenStream<Q, ?> stream) {
      super(next);
      this.stream = stream;
    }

    @Override
    public void onCancel() {
      streams.remove(stream);
      super.onCancel();
    }

    @Override
    public void onComplete() {
      streams.remove(stream);
      if (stream.isEnded()) {
        super.onCancel();
      } else {
        super.onComplete();
      }
    }
  }
}
