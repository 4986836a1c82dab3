package io.coterie.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.auth.v1.LoginRequest;
import io.coterie.auth.v1.LoginResponse;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.CreateNetworkResponse;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class CoterieClientTest {
  @Test
  void mutationIsRepeatedWithItsRequestIdWhileTheHubIsUnavailable() throws IOException {
    List<String> seen = new CopyOnWriteArrayList<>();
    var networks =
        new NetworkServiceGrpc.NetworkServiceImplBase() {
          @Override
          public void createNetwork(
              CreateNetworkRequest request, StreamObserver<CreateNetworkResponse> out) {
            seen.add(request.getRequestId());
            if (seen.size() < 3) {
              out.onError(Status.UNAVAILABLE.asRuntimeException());
              return;
            }
            out.onNext(CreateNetworkResponse.getDefaultInstance());
            out.onCompleted();
          }
        };
    try (var hub = new FakeHub(networks);
        var client = hub.client()) {
      assertThat(
              client
                  .networks()
                  .createNetwork(CreateNetworkRequest.newBuilder().setRequestId("one").build()))
          .isNotNull();
    }
    assertThat(seen).containsExactly("one", "one", "one");
  }

  @Test
  void loginIsNotRepeated() throws IOException {
    List<String> seen = new CopyOnWriteArrayList<>();
    var accounts =
        new AccountServiceGrpc.AccountServiceImplBase() {
          @Override
          public void login(LoginRequest request, StreamObserver<LoginResponse> out) {
            seen.add(request.getUsername());
            out.onError(Status.UNAVAILABLE.asRuntimeException());
          }
        };
    try (var hub = new FakeHub(accounts);
        var client = hub.client()) {
      var refusal =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () -> client.accounts().login(LoginRequest.newBuilder().setUsername("ann").build()));
      assertThat(ApiFailure.of(refusal).code()).isEqualTo(Status.Code.UNAVAILABLE);
    }
    assertThat(seen).containsExactly("ann");
  }

  @Test
  void failureCarriesAllThatTheHubSaid() {
    var status =
        com.google.rpc.Status.newBuilder()
            .setCode(Status.Code.RESOURCE_EXHAUSTED.value())
            .setMessage("too many")
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setDomain("coterie")
                        .setReason("RATE_LIMITED")
                        .putMetadata("limit", "3")
                        .build()))
            .addDetails(
                Any.pack(
                    RetryInfo.newBuilder()
                        .setRetryDelay(Duration.newBuilder().setSeconds(7))
                        .build()))
            .addDetails(
                Any.pack(
                    BadRequest.newBuilder()
                        .addFieldViolations(
                            BadRequest.FieldViolation.newBuilder()
                                .setField("name")
                                .setDescription("is bad"))
                        .build()))
            .build();
    var trailers = new Metadata();
    trailers.put(Metadata.Key.of("x-coterie-call-id", Metadata.ASCII_STRING_MARSHALLER), "call-1");
    var failure = ApiFailure.of(StatusProto.toStatusRuntimeException(status, trailers));
    assertThat(failure.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(failure.message()).isEqualTo("too many");
    assertThat(failure.is("RATE_LIMITED")).isTrue();
    assertThat(failure.metadata()).containsEntry("limit", "3");
    assertThat(failure.retryDelay()).contains(java.time.Duration.ofSeconds(7));
    assertThat(failure.violations())
        .containsExactly(new ApiFailure.FieldViolation("name", "is bad"));
    assertThat(failure.callId()).contains("call-1");
  }

  @Test
  void failureOfAnotherDomainHasNoReason() {
    var status =
        com.google.rpc.Status.newBuilder()
            .setCode(Status.Code.INTERNAL.value())
            .addDetails(
                Any.pack(ErrorInfo.newBuilder().setDomain("elsewhere").setReason("X").build()))
            .build();
    assertThat(ApiFailure.of(StatusProto.toStatusRuntimeException(status)).reason()).isEmpty();
  }
}
