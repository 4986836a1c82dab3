package io.coterie.standalone.fuzz;

import com.google.common.io.ByteStreams;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.MethodDescriptor;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls whose request is whatever bytes they are given. */
final class WireCalls {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  /** Far beyond the edge's own: only a call that never ends meets it. */
  private static final long DEADLINE_SECONDS = 90;

  private WireCalls() {}

  /** The first answer, or the refusal. */
  record Outcome(@Nullable ByteString answer, @Nullable StatusRuntimeException refusal) {}

  static Outcome call(
      Channel channel, MethodDescriptor method, String authorization, byte[] request) {
    var headers = new Metadata();
    if (!authorization.isEmpty()) {
      headers.put(AUTHORIZATION, authorization);
    }
    var call =
        channel.newCall(
            rpc(method), CallOptions.DEFAULT.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS));
    var first = new First(call);
    call.start(first, headers);
    call.request(2);
    call.sendMessage(request);
    call.halfClose();
    return first.outcome.join();
  }

  /** Takes the first answer, and leaves a stream then. */
  private static final class First extends ClientCall.Listener<byte[]> {
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final ClientCall<byte[], byte[]> call;
    private Optional<byte[]> answer = Optional.empty();

    First(ClientCall<byte[], byte[]> call) {
      this.call = call;
    }

    @Override
    public void onMessage(byte[] message) {
      answer = Optional.of(message);
      call.cancel("that is enough", null);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      outcome.complete(
          answer
              .map(message -> new Outcome(ByteString.copyFrom(message), null))
              .orElseGet(() -> new Outcome(null, status.asRuntimeException(trailers))));
    }
  }

  private static io.grpc.MethodDescriptor<byte[], byte[]> rpc(MethodDescriptor method) {
    return io.grpc.MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(method.isServerStreaming() ? MethodType.SERVER_STREAMING : MethodType.UNARY)
        .setFullMethodName(method.getService().getFullName() + "/" + method.getName())
        .setRequestMarshaller(new Raw())
        .setResponseMarshaller(new Raw())
        .build();
  }

  private static final class Raw implements Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] bytes) {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return ByteStreams.toByteArray(stream);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
