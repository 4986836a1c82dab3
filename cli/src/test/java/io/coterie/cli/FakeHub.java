package io.coterie.cli;

import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A server on a free port of loopback that answers as it is told and remembers what it was asked,
 * and with which credential.
 */
public final class FakeHub implements AutoCloseable {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> REASON =
      Metadata.Key.of("coterie-reason", Metadata.ASCII_STRING_MARSHALLER);

  private final Map<String, Function<Message, Message>> answers = new ConcurrentHashMap<>();
  private final List<Message> requests = new CopyOnWriteArrayList<>();
  private final List<String> credentials = new CopyOnWriteArrayList<>();
  private final List<String> reasons = new CopyOnWriteArrayList<>();
  private final Server server;

  public FakeHub(io.grpc.ServiceDescriptor... services) throws IOException {
    var builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .intercept(new Remember());
    for (io.grpc.ServiceDescriptor service : services) {
      builder.addService(serve(service));
    }
    server = builder.build().start();
  }

  /** How to answer a method; an exception it throws is a refusal. */
  @SuppressWarnings("unchecked")
  public <Q extends Message> FakeHub on(
      MethodDescriptor<Q, ?> method, Function<Q, ? extends Message> answer) {
    answers.put(method.getFullMethodName(), request -> answer.apply((Q) request));
    return this;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getPort();
  }

  public List<Message> requests() {
    return List.copyOf(requests);
  }

  /** The last request of a type. */
  public <Q extends Message> Q last(Class<Q> type) {
    return requests.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  /** What was shown with each call; {@code -} for nothing. */
  public List<String> credentials() {
    return List.copyOf(credentials);
  }

  /** Why calls were made, as it was sent; {@code -} for those that did not say. */
  public List<String> reasons() {
    return List.copyOf(reasons);
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  @SuppressWarnings("unchecked")
  private ServerServiceDefinition serve(io.grpc.ServiceDescriptor service) {
    var definition = ServerServiceDefinition.builder(service);
    for (MethodDescriptor<?, ?> method : service.getMethods()) {
      if (method.getType() == MethodDescriptor.MethodType.UNARY
          && method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier) {
        definition.addMethod(
            (MethodDescriptor<Message, Message>) method, answering(method.getFullMethodName()));
      } else {
        definition.addMethod(
            (MethodDescriptor<Message, Message>) method,
            ServerCalls.asyncServerStreamingCall((_, out) -> out.onCompleted()));
      }
    }
    return definition.build();
  }

  private ServerCallHandler<Message, Message> answering(String method) {
    return ServerCalls.asyncUnaryCall((request, out) -> {
      requests.add(request);
      Function<Message, Message> answer = answers.get(method);
      if (answer == null) {
        out.onError(new AssertionError("not expected: " + method));
        return;
      }
      try {
        out.onNext(answer.apply(request));
        out.onCompleted();
      } catch (RuntimeException e) {
        out.onError(e);
      }
    });
  }

  private final class Remember implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      String shown = headers.get(AUTHORIZATION);
      credentials.add(shown == null ? "-" : shown);
      String reason = headers.get(REASON);
      reasons.add(reason == null ? "-" : reason);
      return next.startCall(call, headers);
    }
  }
}
