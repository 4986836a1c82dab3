package io.coterie.gateway.forward;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.coterie.gateway.error.EdgeFailure.Plain;
import io.coterie.gateway.error.EdgeReason;
import io.coterie.platform.rpc.Statuses;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The streams that are open. Some never end by themselves, so that a stop would wait for them in
 * vain; clients resume them elsewhere. Thread-safe.
 */
public final class OpenStreams {
  @Inject
  public OpenStreams() {}

  private final Map<ForwardedCall<?, ?>, ServiceRequestContext> open = new ConcurrentHashMap<>();

  void add(ServiceRequestContext context, ForwardedCall<?, ?> call) {
    open.put(call, context);
    var _ = context.log().whenComplete().thenRun(() -> open.remove(call));
  }

  /** Ends all of them; clients are told to come back. */
  public void end() {
    open.forEach((call, context) ->
        context
            .eventLoop()
            .execute(() -> call.end(Statuses.of(new Plain(EdgeReason.HUB_STOPPING)))));
  }
}
