package io.coterie.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.coterie.platform.boot.StartFailure;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StopTest {
  @Test
  void drainingEdgeSaysSoAndStillServes() throws Exception {
    try (var edge = RunningEdge.start()) {
      edge.edge().drain();
      assertThat(new HttpProbe(edge).get("/healthz").statusCode()).isEqualTo(503);
      assertThat(new HttpProbe(edge).get("/v1/echo/hello").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void stopEndsStreamsWithSomethingToRetry() {
    var answers = new Recorder();
    try (var edge = RunningEdge.start()) {
      var questions =
          ClientCalls.asyncBidiStreamingCall(
              edge.connect().newCall(EchoContract.CHAT, CallOptions.DEFAULT), answers);
      questions.onNext(EchoContract.text("hello"));
      await().untilAsserted(() -> assertThat(answers.texts).hasSize(1));
      edge.edge().stop();
      assertThat(answers.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(answers.end().getDescription()).contains("stopping");
      assertThat(edge.echo.cancelled).hasPositiveValue();
    }
  }

  @Test
  void takenPortIsSaidInOneLine() {
    try (var edge = RunningEdge.start()) {
      var port = Integer.toString(edge.port());
      assertThatThrownBy(() -> RunningEdge.start(Map.of("edge.port", port)))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining(port)
          .hasMessageContaining("it is taken");
    }
  }
}
