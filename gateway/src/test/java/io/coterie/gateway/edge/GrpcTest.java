package io.coterie.gateway.edge;

import static io.grpc.stub.ClientCalls.blockingServerStreamingCall;
import static io.grpc.stub.ClientCalls.blockingUnaryCall;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.protobuf.StringValue;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GrpcTest {
  private final RunningEdge edge = RunningEdge.start();
  private final ManagedChannel channel = edge.connect();

  @AfterEach
  void stop() {
    edge.close();
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
                channel, EchoContract.WATCH, CallOptions.DEFAULT, StringValue.of("500")));
    assertThat(answers).hasSize(500).element(499).isEqualTo(StringValue.of("499"));
  }

  private String say(String text) {
    return blockingUnaryCall(channel, EchoContract.SAY, CallOptions.DEFAULT, StringValue.of(text))
        .getValue();
  }
}
