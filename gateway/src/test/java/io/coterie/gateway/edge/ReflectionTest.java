package io.coterie.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ReflectionTest {
  private static final RunningEdge EDGE = RunningEdge.start();
  private static final ManagedChannel CHANNEL = EDGE.connect();
  private static final List<String> PUBLIC =
      List.of(
          "coterie.testing.v1.Echo",
          "grpc.health.v1.Health",
          "grpc.reflection.v1.ServerReflection",
          "grpc.reflection.v1alpha.ServerReflection");

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @Test
  void listsThePublicServicesOnly() {
    var answer = ask(ServerReflectionRequest.newBuilder().setListServices("").build());
    assertThat(answer.getListServicesResponse().getServiceList())
        .extracting(ServiceResponse::getName)
        .containsExactlyInAnyOrderElementsOf(PUBLIC);
  }

  @Test
  void describesAPublicService() {
    var answer =
        ask(
            ServerReflectionRequest.newBuilder()
                .setFileContainingSymbol("coterie.testing.v1.Echo")
                .build());
    assertThat(answer.getFileDescriptorResponse().getFileDescriptorProtoCount()).isPositive();
  }

  @Test
  @SuppressWarnings("deprecation") // installed clients still speak v1alpha
  void listsInTheOldVersionToo() {
    var answers = new First<io.grpc.reflection.v1alpha.ServerReflectionResponse>();
    var questions =
        io.grpc.reflection.v1alpha.ServerReflectionGrpc.newStub(CHANNEL)
            .serverReflectionInfo(answers);
    questions.onNext(
        io.grpc.reflection.v1alpha.ServerReflectionRequest.newBuilder()
            .setListServices("")
            .build());
    assertThat(answers.get().getListServicesResponse().getServiceList())
        .extracting(io.grpc.reflection.v1alpha.ServiceResponse::getName)
        .containsExactlyInAnyOrderElementsOf(PUBLIC);
    questions.onCompleted();
  }

  @Test
  void healthIsServed() {
    var health = HealthGrpc.newBlockingStub(CHANNEL);
    assertThat(health.check(HealthCheckRequest.getDefaultInstance()).getStatus())
        .isEqualTo(ServingStatus.SERVING);
  }

  private static ServerReflectionResponse ask(ServerReflectionRequest request) {
    var answers = new First<ServerReflectionResponse>();
    var questions = ServerReflectionGrpc.newStub(CHANNEL).serverReflectionInfo(answers);
    questions.onNext(request);
    var answer = answers.get();
    questions.onCompleted();
    return answer;
  }

  private static final class First<T> implements StreamObserver<T> {
    private final CompletableFuture<T> first = new CompletableFuture<>();

    T get() {
      await().until(first::isDone);
      return first.join();
    }

    @Override
    public void onNext(T answer) {
      first.complete(answer);
    }

    @Override
    public void onError(Throwable failure) {
      first.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {}
  }
}
