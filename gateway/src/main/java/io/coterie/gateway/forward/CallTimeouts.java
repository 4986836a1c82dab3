package io.coterie.gateway.forward;

import com.linecorp.armeria.common.util.TimeoutMode;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.coterie.gateway.error.EdgeFailure.Unreadable;
import io.coterie.gateway.error.Refusal;
import io.coterie.platform.rpc.Statuses;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives every call its time: what the client says, else a limit for unary calls and none for
 * streams, which may go on for days and carry any number of messages.
 */
public final class CallTimeouts implements ServerInterceptor {
  private static final Metadata.Key<String> TIMEOUT =
      Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER);

  private final Duration unary;

  /**
   * @param unary for unary calls that come without a deadline
   */
  public CallTimeouts(Duration unary) {
    this.unary = unary;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    var context = ServiceRequestContext.current();
    var type = call.getMethodDescriptor().getType();
    boolean isUnary = type.clientSendsOneMessage() && type.serverSendsOneMessage();
    if (!type.clientSendsOneMessage()) {
      context.setMaxRequestLength(0);
    }
    var given = headers.get(TIMEOUT);
    var timeout = given == null ? Optional.<Duration>empty() : GrpcTimeout.parse(given);
    if (given != null && timeout.isEmpty()) {
      var refused = Statuses.of(new Unreadable("grpc-timeout is at most 8 digits and a unit"));
      call.close(refused.getStatus(), Refusal.trailers(refused));
      return new ServerCall.Listener<>() {};
    }
    timeout
        .or(() -> isUnary ? Optional.of(unary) : Optional.empty())
        .ifPresentOrElse(
            time -> context.setRequestTimeout(TimeoutMode.SET_FROM_NOW, time),
            context::clearRequestTimeout);
    return next.startCall(call, headers);
  }
}
