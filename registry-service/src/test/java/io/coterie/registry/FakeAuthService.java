package io.coterie.registry;

import io.coterie.auth.v1.GetDeploymentRequest;
import io.coterie.auth.v1.GetDeploymentResponse;
import io.coterie.auth.v1.IdentityServiceGrpc.IdentityServiceImplBase;
import io.grpc.stub.StreamObserver;

/** What registry-service asks of auth-service. */
final class FakeAuthService extends IdentityServiceImplBase {
  static final String DEPLOYMENT = "dep_of_this_test";

  @Override
  public void getDeployment(
      GetDeploymentRequest request, StreamObserver<GetDeploymentResponse> out) {
    out.onNext(GetDeploymentResponse.newBuilder().setDeployment(DEPLOYMENT).build());
    out.onCompleted();
  }
}
