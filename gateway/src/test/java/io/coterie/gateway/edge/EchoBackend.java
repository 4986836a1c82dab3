package io.coterie.gateway.edge;

import static io.grpc.stub.ServerCalls.asyncBidiStreamingCall;
import static io.grpc.stub.ServerCalls.asyncClientStreamingCall;
import static io.grpc.stub.ServerCalls.asyncServerStreamingCall;
import static io.grpc.stub.ServerCalls.asyncUnaryCall;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.LocalizedMessage;
import com.google.rpc.Status;
import io.coterie.platform.rpc.RpcHeaders;
import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.CallStreamObserver;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks the echo contract, and remembers what it was told. */
final class EchoBackend implements ServerInterceptor {
  static final String REASON = "ECHO_REFUSED";
  static final Metadata.Key<String> CUSTOM =
      Metadata.Key.of("x-custom", Metadata.ASCII_STRING_MARSHALLER);

  /** The headers of every call that arrived. */
  final ConcurrentLinkedDeque<Metadata> received = new ConcurrentLinkedDeque<>();

  /** What time the unary calls had left, by text. */
  private final Map<String, Duration> deadlines = new ConcurrentHashMap<>();

  /** Calls that the client went away from. */
  final AtomicInteger cancelled = new AtomicInteger();

  /** How many messages an endless watch could send. */
  final AtomicInteger sent = new AtomicInteger();

  Optional<Duration> deadlineOf(String text) {
    return Optional.ofNullable(deadlines.get(text));
  }

  List<BindableService> services() {
    return List.of(() -> ServerInterceptors.intercept(echo(), this), this::backstage);
  }

  private ServerServiceDefinition echo() {
    return ServerServiceDefinition.builder(EchoContract.ECHO)
        .addMethod(EchoContract.SAY, asyncUnaryCall(this::say))
        .addMethod(EchoContract.INNER, asyncUnaryCall(this::say))
        .addMethod(EchoContract.WATCH, asyncServerStreamingCall(this::watch))
        .addMethod(EchoContract.COLLECT, asyncClientStreamingCall(EchoBackend::collect))
        .addMethod(EchoContract.CHAT, asyncBidiStreamingCall(this::chat))
        .build();
  }

  private ServerServiceDefinition backstage() {
    return ServerServiceDefinition.builder(EchoContract.BACKSTAGE)
        .addMethod(EchoContract.WHISPER, asyncUnaryCall(this::say))
        .build();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    received.add(headers);
    return next.startCall(call, headers);
  }

  private void say(LocalizedMessage text, StreamObserver<LocalizedMessage> out) {
    var deadline = Context.current().getDeadline();
    if (deadline != null) {
      deadlines.put(text.getMessage(), Duration.ofNanos(deadline.timeRemaining(NANOSECONDS)));
    }
    switch (text.getMessage()) {
      case "refuse" -> out.onError(refusal());
      case "crash" -> throw new IllegalStateException("secret detail");
      case "hang" ->
          Context.current().addListener(context -> cancelled.incrementAndGet(), Runnable::run);
      default -> {
        out.onNext(text);
        out.onCompleted();
      }
    }
  }

  private static RuntimeException refusal() {
    var trailers = new Metadata();
    trailers.put(RpcHeaders.CALL_ID, "made up by the service");
    return StatusProto.toStatusRuntimeException(
        Status.newBuilder()
            .setCode(Code.NOT_FOUND_VALUE)
            .setMessage("ünknown + 100 %")
            .addDetails(
                Any.pack(ErrorInfo.newBuilder().setDomain("coterie").setReason(REASON).build()))
            .build(),
        trailers);
  }

  /** {@code endless} never ends and sends as fast as it may; a number sends so many. */
  private void watch(LocalizedMessage text, StreamObserver<LocalizedMessage> observer) {
    var out = (ServerCallStreamObserver<LocalizedMessage>) observer;
    out.setOnCancelHandler(cancelled::incrementAndGet);
    if (text.getMessage().equals("endless")) {
      out.setOnReadyHandler(() -> fill(out));
    } else {
      int count = Integer.parseInt(text.getMessage());
      for (int i = 0; i < count; i++) {
        out.onNext(EchoContract.text(Integer.toString(i)));
      }
      out.onCompleted();
    }
  }

  private void fill(CallStreamObserver<LocalizedMessage> out) {
    var large = EchoContract.text("x".repeat(100_000));
    while (out.isReady()) {
      out.onNext(large);
      sent.incrementAndGet();
    }
  }

  private static StreamObserver<LocalizedMessage> collect(StreamObserver<LocalizedMessage> out) {
    var all = new StringBuilder();
    return new Texts(
        all::append,
        () -> {
          out.onNext(EchoContract.text(all.toString()));
          out.onCompleted();
        });
  }

  private StreamObserver<LocalizedMessage> chat(StreamObserver<LocalizedMessage> out) {
    ((ServerCallStreamObserver<LocalizedMessage>) out)
        .setOnCancelHandler(cancelled::incrementAndGet);
    return new Texts(text -> out.onNext(EchoContract.text(text)), out::onCompleted);
  }

  private record Texts(java.util.function.Consumer<String> each, Runnable end)
      implements StreamObserver<LocalizedMessage> {
    @Override
    public void onNext(LocalizedMessage text) {
      each.accept(text.getMessage());
    }

    @Override
    public void onError(Throwable gone) {}

    @Override
    public void onCompleted() {
      end.run();
    }
  }
}
