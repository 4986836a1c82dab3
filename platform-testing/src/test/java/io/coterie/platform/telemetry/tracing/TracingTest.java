package io.coterie.platform.telemetry.tracing;

import static io.coterie.testing.FakeCollector.CLIENT;
import static io.coterie.testing.FakeCollector.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.Empty;
import io.coterie.testing.FakeCollector;
import io.coterie.testing.FakeCollector.ReceivedSpan;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TracingTest {
  @Test
  void aTraceGoesFromServiceToService() throws Exception {
    try (var collector = new FakeCollector()) {
      var tracing = tracing(Optional.of(collector.endpoint()));
      try (var back = new Service("back.Service/Last", tracing, request -> request);
          var front = new Service("front.Service/First", tracing, request -> back.call())) {
        front.call();
      }
      tracing.stop();

      assertThat(collector.spans()).hasSize(4);
      var outer = collector.span(CLIENT, "front.Service/First");
      var first = collector.span(SERVER, "front.Service/First");
      var inner = collector.span(CLIENT, "back.Service/Last");
      var last = collector.span(SERVER, "back.Service/Last");
      assertThat(outer.parent().isEmpty()).isTrue();
      assertThat(first.parent()).isEqualTo(outer.id());
      assertThat(inner.parent()).isEqualTo(first.id());
      assertThat(last.parent()).isEqualTo(inner.id());
      assertThat(last.trace()).isEqualTo(outer.trace());
    }
  }

  @Test
  void aFailedCallEndsItsSpanAndKeepsItsStatus() throws Exception {
    try (var collector = new FakeCollector()) {
      var tracing = tracing(Optional.of(collector.endpoint()));
      try (var failing =
          new Service(
              "a.Service/Fail",
              tracing,
              request -> {
                throw Status.NOT_FOUND.asRuntimeException();
              })) {
        assertThatExceptionOfType(StatusRuntimeException.class)
            .isThrownBy(failing::call)
            .withMessage("NOT_FOUND");
      }
      tracing.stop();

      assertThat(collector.spans()).extracting(ReceivedSpan::kind).containsOnly(SERVER, CLIENT);
    }
  }

  @Test
  void withoutAnEndpointThereIsNothing() {
    var tracing = tracing(Optional.empty());

    assertThat(tracing.serverInterceptor()).isEmpty();
    assertThat(tracing.clientInterceptor()).isEmpty();
    tracing.stop();
  }

  private static Tracing tracing(Optional<URI> endpoint) {
    return new Tracing(new TracingConfig(endpoint, 1), new ServiceIdentity("test"));
  }

  /** One method behind and in front of the interceptors. */
  private static final class Service implements AutoCloseable {
    private final MethodDescriptor<Empty, Empty> method;
    private final Server server;
    private final ManagedChannel channel;
    private final Channel traced;

    Service(String fullName, Tracing tracing, UnaryOperator<Empty> answer) throws IOException {
      method =
          MethodDescriptor.<Empty, Empty>newBuilder()
              .setType(MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(fullName)
              .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
              .setResponseMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
              .build();
      var name = UUID.randomUUID().toString();
      server =
          InProcessServerBuilder.forName(name)
              .executor(Executors.newVirtualThreadPerTaskExecutor())
              .intercept(tracing.serverInterceptor().orElseThrow())
              .addService(definition(answer))
              .build()
              .start();
      channel = InProcessChannelBuilder.forName(name).build();
      traced = ClientInterceptors.intercept(channel, tracing.clientInterceptor().orElseThrow());
    }

    Empty call() {
      return ClientCalls.blockingUnaryCall(
          traced, method, CallOptions.DEFAULT, Empty.getDefaultInstance());
    }

    @Override
    public void close() {
      channel.shutdownNow();
      server.shutdownNow();
    }

    private ServerServiceDefinition definition(UnaryOperator<Empty> answer) {
      return ServerServiceDefinition.builder(String.valueOf(method.getServiceName()))
          .addMethod(
              method,
              ServerCalls.asyncUnaryCall((request, out) -> {
                try {
                  out.onNext(answer.apply(request));
                  out.onCompleted();
                } catch (StatusRuntimeException e) {
                  out.onError(e);
                }
              }))
          .build();
    }
  }
}
