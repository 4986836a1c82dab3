package io.coterie.auth.identity;

import static io.coterie.platform.rpc.Rpc.reply;

import com.google.protobuf.Duration;
import io.coterie.auth.deployment.Deployment;
import io.coterie.auth.v1.AuthenticateRequest;
import io.coterie.auth.v1.AuthenticateResponse;
import io.coterie.auth.v1.CheckTokensRequest;
import io.coterie.auth.v1.CheckTokensResponse;
import io.coterie.auth.v1.GetDeploymentRequest;
import io.coterie.auth.v1.GetDeploymentResponse;
import io.coterie.auth.v1.GetKeySetRequest;
import io.coterie.auth.v1.GetKeySetResponse;
import io.coterie.auth.v1.IdentityServiceGrpc;
import io.coterie.platform.keys.SigningKeys;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** Serves {@code IdentityService}, to services only. */
final class IdentityRpc extends IdentityServiceGrpc.IdentityServiceImplBase {
  static final MethodTable TABLE =
      MethodTable.builder()
          .internal(IdentityServiceGrpc.getAuthenticateMethod())
          .internal(IdentityServiceGrpc.getCheckTokensMethod())
          .internal(IdentityServiceGrpc.getGetKeySetMethod())
          .internal(IdentityServiceGrpc.getGetDeploymentMethod())
          .build();

  private final ShownCredentials credentials;
  private final HeldTokens heldTokens;
  private final IdentityKeys keys;
  private final Deployment deployment;

  @Inject
  IdentityRpc(
      ShownCredentials credentials,
      HeldTokens heldTokens,
      IdentityKeys keys,
      Deployment deployment) {
    this.credentials = credentials;
    this.heldTokens = heldTokens;
    this.keys = keys;
    this.deployment = deployment;
  }

  @Override
  public void authenticate(AuthenticateRequest request, StreamObserver<AuthenticateResponse> out) {
    var caller = credentials.authenticate(request.getCredential(), request.getMethod());
    reply(out, AuthenticateResponse.newBuilder().setIdentity(keys.sign(caller)).build());
  }

  @Override
  public void checkTokens(CheckTokensRequest request, StreamObserver<CheckTokensResponse> out) {
    reply(out, ShownTokenProto.verdict(heldTokens.check(ShownTokenProto.read(request))));
  }

  @Override
  public void getKeySet(GetKeySetRequest request, StreamObserver<GetKeySetResponse> out) {
    reply(
        out,
        GetKeySetResponse.newBuilder()
            .setJwks(keys.published().toString())
            .setMaxAge(Duration.newBuilder().setSeconds(SigningKeys.PUBLISHED_FOR.toSeconds()))
            .build());
  }

  @Override
  public void getDeployment(
      GetDeploymentRequest request, StreamObserver<GetDeploymentResponse> out) {
    reply(out, GetDeploymentResponse.newBuilder().setDeployment(deployment.name()).build());
  }
}
