package io.coterie.gateway.edge;

import io.coterie.auth.v1.AuthenticateRequest;
import io.coterie.auth.v1.AuthenticateResponse;
import io.coterie.auth.v1.IdentityServiceGrpc;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.rpc.Statuses;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Knows the tokens {@code good} and {@code operator}; can be made to fail. */
final class FakeAuth extends IdentityServiceGrpc.IdentityServiceImplBase implements Authenticator {
  static final String GOOD = "good";
  static final String OPERATOR = "operator";

  /** Every credential that was asked about. */
  final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

  /** What each was shown for. */
  final ConcurrentLinkedQueue<String> methods = new ConcurrentLinkedQueue<>();

  volatile boolean isDown;

  @Override
  public void authenticate(AuthenticateRequest request, StreamObserver<AuthenticateResponse> out) {
    asked.add(request.getCredential());
    methods.add(request.getMethod());
    if (isDown) {
      out.onError(Status.UNAVAILABLE.asRuntimeException());
    } else if (request.getCredential().equals(GOOD)) {
      out.onNext(AuthenticateResponse.newBuilder().setIdentity("identity-of-good").build());
      out.onCompleted();
    } else {
      out.onError(Statuses.of(new CredentialInvalid()));
    }
  }

  @Override
  public Caller authenticate(String credential) {
    if (isDown) {
      throw new DependencyDown("auth-service").exception();
    }
    if (credential.equals(OPERATOR)) {
      return new Caller.OperatorCaller(TokenId.random());
    }
    throw new CredentialInvalid().exception();
  }
}
