package io.coterie.standalone.hub;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.Credential;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls methods that are known by their descriptors only. */
public final class DynamicCalls {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private DynamicCalls() {}

  /** The first answer, or the refusal. */
  public record Outcome(@Nullable Message answer, @Nullable StatusRuntimeException refusal) {
    public String code() {
      return refusal == null ? "OK" : refusal.getStatus().getCode().name();
    }

    /** Everything that a client could tell apart, but for the call's id and the time. */
    public String visible() {
      if (refusal == null) {
        return "OK " + answer;
      }
      return refusal.getStatus().getCode()
          + " "
          + refusal.getStatus().getDescription()
          + " "
          + Optional.ofNullable(refusal.getTrailers()).map(DynamicCalls::visible).orElse("");
    }
  }

  public static Outcome call(CoterieClient client, MethodDescriptor method, Message request) {
    try {
      return new Outcome(first(client, method, request), null);
    } catch (StatusRuntimeException e) {
      return new Outcome(null, e);
    }
  }

  private static @Nullable Message first(
      CoterieClient client, MethodDescriptor method, Message request) {
    var channel =
        client
            .credential()
            .map(credential -> {
              var headers = new Metadata();
              headers.put(AUTHORIZATION, "Bearer " + secret(credential));
              return io.grpc.ClientInterceptors.intercept(
                  client.channel(), MetadataUtils.newAttachHeadersInterceptor(headers));
            })
            .orElse(client.channel());
    if (method.isServerStreaming()) {
      return firstOfStream(channel, method, request);
    }
    return ClientCalls.blockingUnaryCall(channel, rpc(method), options(), request);
  }

  /** Hangs up behind the first message, so that no watch is left open. */
  private static @Nullable Message firstOfStream(
      Channel channel, MethodDescriptor method, Message request) {
    var stream = Context.current().withCancellation();
    var before = stream.attach();
    try {
      var answers =
          ClientCalls.blockingServerStreamingCall(channel, rpc(method), options(), request);
      return answers.hasNext() ? answers.next() : null;
    } finally {
      stream.detach(before);
      stream.cancel(null);
    }
  }

  private static CallOptions options() {
    return CallOptions.DEFAULT.withDeadlineAfter(PATIENCE);
  }

  private static String secret(Credential credential) {
    return credential.secret();
  }

  private static io.grpc.MethodDescriptor<Message, Message> rpc(MethodDescriptor method) {
    return io.grpc.MethodDescriptor.<Message, Message>newBuilder()
        .setType(method.isServerStreaming() ? MethodType.SERVER_STREAMING : MethodType.UNARY)
        .setFullMethodName(method.getService().getFullName() + "/" + method.getName())
        .setRequestMarshaller(
            ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getInputType())))
        .setResponseMarshaller(
            ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getOutputType())))
        .build();
  }

  private static String visible(Metadata trailers) {
    var all = new TreeMap<String, String>();
    for (var name : trailers.keys()) {
      if (name.equals("x-coterie-call-id") || name.equals("date") || name.equals("server")) {
        continue;
      }
      all.put(
          name,
          name.endsWith(Metadata.BINARY_HEADER_SUFFIX)
              ? Base64.getEncoder()
                  .encodeToString(
                      trailers.get(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER)))
              : trailers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)));
    }
    return all.entrySet().stream().map(Object::toString).collect(Collectors.joining(";"));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
