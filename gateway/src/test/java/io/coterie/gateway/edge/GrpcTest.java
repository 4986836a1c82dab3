package io.coterie.gateway.edge;

import static io.coterie.gateway.edge.EchoContract.CHAT;
import static io.coterie.gateway.edge.EchoContract.COLLECT;
import static io.coterie.gateway.edge.EchoContract.SAY;
import static io.coterie.gateway.edge.EchoContract.WATCH;
import static io.grpc.stub.ClientCalls.blockingServerStreamingCall;
import static io.grpc.stub.ClientCalls.blockingUnaryCall;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.common.collect.ImmutableList;
import com.google.rpc.ErrorInfo;
import com.google.rpc.LocalizedMessage;
import io.coterie.platform.rpc.RpcHeaders;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GrpcTest {
  private static final RunningEdge EDGE = RunningEdge.start();
  private static final ManagedChannel CHANNEL = EDGE.connect();

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @Test
  void unaryCallIsAnswered() {
    assertThat(say("hello")).isEqualTo("hello");
  }

  @Test
  void serverStreamArrivesInOrder() {
    var answers =
        ImmutableList.copyOf(
            blockingServerStreamingCall(
                CHANNEL, WATCH, CallOptions.DEFAULT, EchoContract.text("500")));
    assertThat(answers).hasSize(500).element(499).isEqualTo(EchoContract.text("499"));
  }

  @Test
  void emptyServerStreamEndsWell() {
    var answers =
        blockingServerStreamingCall(CHANNEL, WATCH, CallOptions.DEFAULT, EchoContract.text("0"));
    assertThat(answers.hasNext()).isFalse();
  }

  @Test
  void clientStreamIsAnsweredAfterItsHalfClose() {
    var answers = new Recorder();
    var questions = ClientCalls.asyncClientStreamingCall(call(COLLECT), answers);
    for (int i = 0; i < 1_000; i++) {
      questions.onNext(EchoContract.text("a"));
    }
    assertThat(answers.texts).isEmpty();
    questions.onCompleted();
    assertThat(answers.end()).isEqualTo(Status.OK);
    assertThat(answers.texts).containsExactly("a".repeat(1_000));
  }

  @Test
  void bothStreamsFlowAtOnce() {
    var answers = new Recorder();
    var questions = ClientCalls.asyncBidiStreamingCall(call(CHAT), answers);
    questions.onNext(EchoContract.text("one"));
    await().untilAsserted(() -> assertThat(answers.texts).containsExactly("one"));
    questions.onNext(EchoContract.text("two"));
    await().untilAsserted(() -> assertThat(answers.texts).containsExactly("one", "two"));
    questions.onCompleted();
    assertThat(answers.end()).isEqualTo(Status.OK);
  }

  @Test
  void refusalPassesWithItsDetails() throws Exception {
    var refused = refusalOf("refuse");
    var status = Objects.requireNonNull(StatusProto.fromThrowable(refused));
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refused.getStatus().getDescription()).isEqualTo("ünknown + 100 %");
    assertThat(status.getDetails(0).unpack(ErrorInfo.class).getReason())
        .isEqualTo(EchoBackend.REASON);
  }

  @Test
  void callIdArrivesExactlyOnceAndIsTheEdges() {
    var trailers = Objects.requireNonNull(refusalOf("refuse").getTrailers());
    var stamp = EDGE.tokens.verifyEdge(EDGE.lastHeader(RpcHeaders.EDGE)).orElseThrow();
    assertThat(trailers.getAll(RpcHeaders.CALL_ID)).containsExactly(stamp.callId());
  }

  @Test
  void whatTheClientCallsItselfReachesTheService() {
    var _ = refusalOf("refuse");
    assertThat(EDGE.lastHeader(RpcHeaders.CLIENT)).startsWith("grpc-java-netty");
  }

  @Test
  void crashOfAServiceTellsNothing() {
    var refused = refusalOf("crash");
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNKNOWN);
    assertThat(refused).hasMessageNotContaining("secret");
  }

  @Test
  void deadlineOfTheClientReachesTheService() {
    blockingUnaryCall(
        CHANNEL,
        SAY,
        CallOptions.DEFAULT.withDeadlineAfter(10, MINUTES),
        EchoContract.text("later"));
    assertThat(EDGE.echo.deadlineOf("later"))
        .hasValueSatisfying(left -> assertThat(left).isGreaterThan(Duration.ofMinutes(5)));
  }

  @Test
  void unaryCallWithoutDeadlineGetsOne() {
    say("sooner");
    assertThat(EDGE.echo.deadlineOf("sooner"))
        .hasValueSatisfying(left -> assertThat(left).isLessThan(Duration.ofSeconds(31)));
  }

  @Test
  void passedDeadlineEndsTheCallAtTheService() {
    int before = EDGE.echo.cancelled.get();
    var options = CallOptions.DEFAULT.withDeadlineAfter(300, MILLISECONDS);
    assertThat(codeOf(() -> blockingUnaryCall(CHANNEL, SAY, options, EchoContract.text("hang"))))
        .isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    await().until(() -> EDGE.echo.cancelled.get() > before);
  }

  @Test
  void cancellingAStreamCancelsItAtTheService() {
    int before = EDGE.echo.cancelled.get();
    var call = call(CHAT);
    var answers = new Recorder();
    var questions = ClientCalls.asyncBidiStreamingCall(call, answers);
    questions.onNext(EchoContract.text("hello"));
    await().untilAsserted(() -> assertThat(answers.texts).hasSize(1));
    call.cancel("enough", null);
    await().until(() -> EDGE.echo.cancelled.get() > before);
  }

  @Test
  void slowReaderStopsTheService() {
    int before = EDGE.echo.sent.get();
    var call = call(WATCH);
    var answers = new Recorder();
    call.start(answers.listener(), new Metadata());
    call.sendMessage(EchoContract.text("endless"));
    call.halfClose();
    call.request(1);
    await().untilAsserted(() -> assertThat(answers.texts).hasSize(1));
    await()
        .pollDelay(Duration.ofMillis(300))
        .untilAsserted(() -> assertThat(EDGE.echo.sent.get() - before).isLessThan(40));
    call.request(100);
    await().untilAsserted(() -> assertThat(answers.texts).hasSize(101));
    call.cancel("enough", null);
  }

  @Test
  void oversizedMessageIsRefused() {
    var refused = refusalOf("x".repeat((1 << 20) + 1));
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(refused).hasMessageContaining("1048576 bytes");
  }

  @Test
  void hugeMessageIsRefusedBeforeItIsRead() {
    assertThat(refusalOf("x".repeat(8 << 20)).getStatus().getCode())
        .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
  }

  @Test
  void streamMayCarryMoreThanOneMessageMay() {
    var answers = new Recorder();
    var questions = ClientCalls.asyncBidiStreamingCall(call(CHAT), answers);
    for (int i = 0; i < 8; i++) {
      questions.onNext(EchoContract.text("x".repeat(900_000)));
    }
    questions.onCompleted();
    assertThat(answers.end()).isEqualTo(Status.OK);
    assertThat(answers.texts).hasSize(8);
  }

  @Test
  void unknownMethodIsUnimplemented() {
    var unknown = SAY.toBuilder().setFullMethodName("coterie.testing.v1.Echo/Shout").build();
    var refused = refusalOf(unknown, "hello");
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
  }

  private static ClientCall<LocalizedMessage, LocalizedMessage> call(
      MethodDescriptor<LocalizedMessage, LocalizedMessage> method) {
    return CHANNEL.newCall(method, CallOptions.DEFAULT);
  }

  private static String say(String text) {
    return blockingUnaryCall(CHANNEL, SAY, CallOptions.DEFAULT, EchoContract.text(text))
        .getMessage();
  }

  private static StatusRuntimeException refusalOf(String text) {
    return refusalOf(SAY, text);
  }

  private static StatusRuntimeException refusalOf(
      MethodDescriptor<LocalizedMessage, LocalizedMessage> method, String text) {
    return catchThrowableOfType(
        StatusRuntimeException.class,
        () -> blockingUnaryCall(CHANNEL, method, CallOptions.DEFAULT, EchoContract.text(text)));
  }

  private static Status.Code codeOf(ThrowingCallable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call).getStatus().getCode();
  }
}
