package io.coterie.platform.rpc;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import io.coterie.platform.call.Bytes32;
import io.coterie.platform.call.Call;
import io.coterie.platform.call.RequestKey;
import io.grpc.Context;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts the request id of a request into the call, and answers a repeat with the first answer. The
 * answer is stored by {@code platform.db} in the transaction that it is about; looking here first
 * only spares the repeat the rest of the work.
 */
final class IdempotencyInterceptor implements ServerInterceptor {
  private static final String FIELD = "request_id";

  private final Replays replays;

  @Inject
  IdempotencyInterceptor(Replays replays) {
    this.replays = replays;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    return new Listener<>(call, next.startCall(call, headers));
  }

  private final class Listener<Q, R> extends ForwardingServerCallListener<Q> {
    private final ServerCall<Q, R> call;
    private ServerCall.Listener<Q> next;
    private Context context = Context.current();

    Listener(ServerCall<Q, R> call, ServerCall.Listener<Q> next) {
      this.call = call;
      this.next = next;
    }

    @Override
    protected ServerCall.Listener<Q> delegate() {
      return next;
    }

    @Override
    public void onMessage(Q message) {
      var key = requestKey((Message) message);
      if (key.isPresent()) {
        var keyed = Call.current().with(key.get());
        context = keyed.inContext();
        var answer = replays.find(keyed);
        if (answer.isPresent()) {
          replay(answer.get());
          return;
        }
      }
      super.onMessage(message);
    }

    @Override
    public void onHalfClose() {
      context.run(super::onHalfClose);
    }

    private void replay(byte[] answer) {
      next = new ServerCall.Listener<>() {};
      call.sendHeaders(new Metadata());
      call.sendMessage(call.getMethodDescriptor().parseResponse(new ByteArrayInputStream(answer)));
      call.close(Status.OK, new Metadata());
    }
  }

  private static Optional<RequestKey> requestKey(Message request) {
    var field = request.getDescriptorForType().findFieldByName(FIELD);
    if (field == null || request.getField(field).equals("")) {
      return Optional.empty();
    }
    var id = UUID.fromString((String) request.getField(field));
    return Optional.of(
        new RequestKey(id, Bytes32.sha256(bytes(request.toBuilder().clearField(field).build()))));
  }

  /** The same bytes for the same content: maps in a fixed order. */
  private static byte[] bytes(Message message) {
    var out = new ByteArrayOutputStream(message.getSerializedSize());
    var coded = CodedOutputStream.newInstance(out);
    coded.useDeterministicSerialization();
    try {
      message.writeTo(coded);
      coded.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
