package io.coterie.relay.feed;

import com.google.protobuf.Duration;
import io.coterie.relay.v1.RegisterRequest;
import io.coterie.relay.v1.RegisterResponse;
import io.coterie.relay.v1.RelayControlServiceGrpc.RelayControlServiceImplBase;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what a relay tells of itself; a lease is long, unless the test says otherwise. */
final class FakeControl extends RelayControlServiceImplBase {
  final List<RegisterRequest> told = new CopyOnWriteArrayList<>();
  volatile Status answer = Status.OK;
  volatile int leaseSeconds = 3_600;

  @Override
  public void register(RegisterRequest request, StreamObserver<RegisterResponse> out) {
    told.add(request);
    if (!answer.isOk()) {
      out.onError(answer.asRuntimeException());
      return;
    }
    out.onNext(
        RegisterResponse.newBuilder()
            .setLease(Duration.newBuilder().setSeconds(leaseSeconds))
            .build());
    out.onCompleted();
  }
}
