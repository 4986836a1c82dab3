package io.coterie.platform.rpc;

import static io.coterie.platform.rpc.RefusedStatus.withoutCause;

import com.google.protobuf.Message;
import io.coterie.platform.call.Call;
import io.coterie.platform.identity.Caller;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Puts calls on record that are refused for security's sake. What a request names is known only
 * once it is there: a caller whose credential was good, and who is refused before that, gets its
 * answer when the request has come in.
 */
final class RefusalInterceptor implements ServerInterceptor {
  private final MethodTable table;
  private final Refusals refusals;

  @Inject
  RefusalInterceptor(MethodTable table, Refusals refusals) {
    this.table = table;
    this.refusals = refusals;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var arrival = new Arrival();
    var watched =
        new Watched<>(call, arrival, table.rule(call.getMethodDescriptor()).orElseThrow());
    return new Requests<>(
        Contexts.interceptCall(arrival.inContext(), watched, headers, next), watched);
  }

  private final class Watched<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final Arrival arrival;
    private final MethodRule rule;
    private volatile @Nullable Message request;
    private @Nullable Runnable held;
    private volatile boolean served;

    Watched(ServerCall<Q, R> call, Arrival arrival, MethodRule rule) {
      super(call);
      this.arrival = arrival;
      this.rule = rule;
    }

    /** What ends a watch later, e.g. that its caller was removed, is no refusal. */
    @Override
    public void sendMessage(R message) {
      served = true;
      super.sendMessage(message);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      var call = arrival.call().filter(known -> !(known.caller() instanceof Caller.ServiceCaller));
      var refused = RefusedStatus.of(status, trailers);
      if (served || call.isEmpty() || !refused.isForSecurity(rule, arrival)) {
        super.close(withoutCause(status), trailers);
      } else if (request == null && mayStillName(call.get())) {
        held = () -> refuse(call.get(), refused, trailers);
        // as for any call with one message: what comes after the first is an error
        super.request(2);
      } else {
        refuse(call.get(), refused, trailers);
      }
    }

    /** The request of somebody who is known is on its way. */
    private boolean mayStillName(Call call) {
      return !call.caller().isNobody() && getMethodDescriptor().getType().clientSendsOneMessage();
    }

    private void refuse(Call call, RefusedStatus refused, Metadata trailers) {
      super.close(withoutCause(refused.status()), trailers);
      var target = target(call);
      refusals.record(
          new Refusal(
              call,
              call.method(),
              refused.reason(),
              refused.target().orElse(target.text()),
              target.network()));
    }

    /** Nobody in particular gets nothing of its choosing written down. */
    private NamedTarget target(Call call) {
      var message = request;
      return message == null || call.caller().isNobody()
          ? NamedTarget.NONE
          : NamedTarget.of(message);
    }

    void received(Message message) {
      if (request == null) {
        request = message;
      }
    }

    /** Whether the call was over before: it is answered now. */
    boolean release() {
      var answer = held;
      held = null;
      if (answer != null) {
        answer.run();
      }
      return answer != null;
    }
  }

  /** The client's side. */
  private static final class Requests<Q> extends SimpleForwardingServerCallListener<Q> {
    private final RefusalInterceptor.Watched<Q, ?> call;

    Requests(ServerCall.Listener<Q> next, RefusalInterceptor.Watched<Q, ?> call) {
      super(next);
      this.call = call;
    }

    @Override
    public void onMessage(Q message) {
      call.received((Message) message);
      if (!call.release()) {
        super.onMessage(message);
      }
    }

    @Override
    public void onHalfClose() {
      if (!call.release()) {
        super.onHalfClose();
      }
    }

    @Override
    public void onCancel() {
      call.release();
      super.onCancel();
    }
  }
}
