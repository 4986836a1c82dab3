package io.coterie.platform.call;

import io.coterie.platform.identity.Caller;
import io.grpc.Context;
import java.util.Optional;

/**
 * The call that is being served. The interceptor chain makes it; it travels in gRPC's context, so
 * that it is there wherever the call's own thread is.
 *
 * @param id names the call in every log line, in the reply's trailer {@code x-coterie-call-id} and
 *     in the audit trail
 * @param method the method's plain name, e.g. {@code CreateNetwork}
 * @param sourceAddress where the client is, without port; empty if not known
 * @param userAgent what the client calls itself; it may say anything, or nothing: empty
 * @param reason why the caller does it, in its own words, if it said
 * @param requestKey what makes a repeat of this call return the first answer, if the client sent a
 *     request id
 */
public record Call(
    String id,
    String method,
    Caller caller,
    String sourceAddress,
    String userAgent,
    Optional<String> reason,
    Optional<RequestKey> requestKey) {
  private static final Context.Key<Call> CURRENT = Context.key("coterie-call");

  /**
   * The call that the current thread serves.
   *
   * @throws IllegalStateException if it serves none
   */
  public static Call current() {
    var call = CURRENT.get();
    if (call == null) {
      throw new IllegalStateException("no call is being served on this thread");
    }
    return call;
  }

  /** The call that the current thread serves, or none: it is a job or a consumer. */
  public static Optional<Call> ifAny() {
    return Optional.ofNullable(CURRENT.get());
  }

  /**
   * Whether nobody waits any more for what the current thread does: its client has gone, or its
   * time is up.
   */
  public static boolean isAbandoned() {
    return Context.current().isCancelled();
  }

  /** This call, with the request id that its message brought. */
  public Call with(RequestKey key) {
    return new Call(id, method, caller, sourceAddress, userAgent, reason, Optional.of(key));
  }

  /** This call, made from somewhere. */
  public Call from(String address) {
    return new Call(id, method, caller, address, userAgent, reason, requestKey);
  }

  /** This call, made by somebody. */
  public Call by(Caller other) {
    return new Call(id, method, other, sourceAddress, userAgent, reason, requestKey);
  }

  /** The current context, with this call in it. */
  public Context inContext() {
    return Context.current().withValue(CURRENT, this);
  }
}
