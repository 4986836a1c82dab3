package io.coterie.testing;

import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Takes spans by OTLP over gRPC; reads of the messages only what the tests ask for, by field
 * number.
 */
public final class FakeCollector implements AutoCloseable {
  private static final MethodDescriptor<Empty, Empty> EXPORT =
      MethodDescriptor.<Empty, Empty>newBuilder()
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("opentelemetry.proto.collector.trace.v1.TraceService/Export")
          .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
          .setResponseMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
          .build();

  /** What kind of span one is that a server or a client makes, as numbered by OTLP. */
  public static final long SERVER = 2;

  public static final long CLIENT = 3;

  /** A span, and the one it is part of: empty for the first of a trace. */
  public record ReceivedSpan(
      ByteString trace, ByteString id, ByteString parent, String name, long kind) {
    static ReceivedSpan of(UnknownFieldSet span) {
      return new ReceivedSpan(
          bytes(span, 1),
          bytes(span, 2),
          bytes(span, 4),
          bytes(span, 5).toStringUtf8(),
          span.getField(6).getVarintList().getFirst());
    }
  }

  private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();
  private final Server server;

  public FakeCollector() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(
                ServerServiceDefinition.builder(
                        "opentelemetry.proto.collector.trace.v1.TraceService")
                    .addMethod(
                        EXPORT,
                        ServerCalls.asyncUnaryCall((request, out) -> {
                          messages(request.getUnknownFields(), 1)
                              .flatMap(resource -> messages(resource, 2))
                              .flatMap(scope -> messages(scope, 2))
                              .map(ReceivedSpan::of)
                              .forEach(spans::add);
                          out.onNext(Empty.getDefaultInstance());
                          out.onCompleted();
                        }))
                    .build())
            .build()
            .start();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  public List<ReceivedSpan> spans() {
    return List.copyOf(spans);
  }

  /** The first span of a kind for calls of a method. */
  public ReceivedSpan span(long kind, MethodDescriptor<?, ?> method) {
    return span(kind, method.getFullMethodName());
  }

  /** The same, by the method's full name. */
  public ReceivedSpan span(long kind, String method) {
    return spans.stream()
        .filter(span -> span.kind() == kind && span.name().equals(method))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static Stream<UnknownFieldSet> messages(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList().stream().map(FakeCollector::parse);
  }

  private static UnknownFieldSet parse(ByteString bytes) {
    try {
      return UnknownFieldSet.parseFrom(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ByteString bytes(UnknownFieldSet message, int field) {
    var values = message.getField(field).getLengthDelimitedList();
    return values.isEmpty() ? ByteString.EMPTY : values.getFirst();
  }
}
