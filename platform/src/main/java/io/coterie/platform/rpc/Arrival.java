package io.coterie.platform.rpc;

import io.coterie.platform.call.Call;
import io.grpc.Context;
import java.util.Objects;
import java.util.Optional;

/**
 * What is found out about a call on its way in, for the interceptors that it has passed already: a
 * call that is refused half-way is known by what was found out until then.
 */
final class Arrival {
  private static final Context.Key<Arrival> CURRENT = Context.key("coterie-arrival");

  private volatile Optional<Call> call = Optional.empty();
  private volatile boolean authenticated;

  /** The current context, with this in it. */
  Context inContext() {
    return Context.current().withValue(CURRENT, this);
  }

  /** The call, as far as it is known. */
  Optional<Call> call() {
    return call;
  }

  /** Whether nobody has proven to be anybody, so far. */
  boolean isNobodys() {
    return call.map(known -> known.caller().isNobody()).orElse(true);
  }

  /** Whether all proofs that came with it held. */
  boolean isAuthenticated() {
    return authenticated;
  }

  /** More is known now, but not yet who it is. */
  static void found(Call call) {
    Objects.requireNonNull(CURRENT.get()).call = Optional.of(call);
  }

  /** All is known. */
  static void authenticated(Call call) {
    found(call);
    Objects.requireNonNull(CURRENT.get()).authenticated = true;
  }
}
