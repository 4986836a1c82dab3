package io.coterie.gateway.edge;

import static io.grpc.stub.ClientCalls.blockingUnaryCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Internal services and methods are not there, in whatever protocol one asks. */
class HiddenTest {
  private static final RunningEdge EDGE = RunningEdge.start();
  private static final ManagedChannel CHANNEL = EDGE.connect();

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  static MethodDescriptor<?, ?>[] internal() {
    return new MethodDescriptor<?, ?>[] {
      EchoContract.INNER,
      EchoContract.WHISPER,
      io.coterie.auth.v1.IdentityServiceGrpc.getAuthenticateMethod()
    };
  }

  @ParameterizedTest
  @MethodSource("internal")
  void grpcDoesNotReachIt(MethodDescriptor<?, ?> method) {
    var named = EchoContract.SAY.toBuilder().setFullMethodName(method.getFullMethodName()).build();
    var refused =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                blockingUnaryCall(CHANNEL, named, CallOptions.DEFAULT, EchoContract.text("good")));
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    assertThat(EDGE.echo.received).isEmpty();
    assertThat(EDGE.auth.asked).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("internal")
  void grpcWebDoesNotReachIt(MethodDescriptor<?, ?> method) throws Exception {
    var response =
        new HttpProbe(EDGE)
            .header("content-type", "application/grpc-web+proto")
            .post("/" + method.getFullMethodName(), GrpcWebTest.frame("good"));
    assertThat(response.headers().firstValue("grpc-status")).hasValue("12");
    assertThat(EDGE.echo.received).isEmpty();
    assertThat(EDGE.auth.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/inner", "/v1/whisper", "/coterie.testing.v1.Backstage/Whisper"})
  void jsonDoesNotReachIt(String path) throws Exception {
    assertThat(new HttpProbe(EDGE).json("POST", path, "{}").statusCode()).isEqualTo(404);
    assertThat(new HttpProbe(EDGE).get(path + "/hello").statusCode()).isEqualTo(404);
    assertThat(EDGE.echo.received).isEmpty();
  }
}
