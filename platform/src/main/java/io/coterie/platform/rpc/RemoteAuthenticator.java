package io.coterie.platform.rpc;

import io.coterie.auth.v1.AuthenticateRequest;
import io.coterie.auth.v1.IdentityServiceGrpc;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.IdentityVerifier;
import io.coterie.platform.identity.ServiceName;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;

/** Asks auth-service. */
public final class RemoteAuthenticator implements Authenticator {
  private final Peers peers;
  private final IdentityVerifier identities;

  @Inject
  public RemoteAuthenticator(Peers peers, IdentityVerifier identities) {
    this.peers = peers;
    this.identities = identities;
  }

  @Override
  public Caller authenticate(String credential) {
    return identities
        .verify(identity(credential))
        .orElseThrow(() -> new CredentialInvalid().exception());
  }

  private String identity(String credential) {
    try {
      return IdentityServiceGrpc.newBlockingStub(peers.to(ServiceName.AUTH))
          .authenticate(AuthenticateRequest.newBuilder().setCredential(credential).build())
          .getIdentity();
    } catch (StatusRuntimeException e) {
      var code = e.getStatus().getCode();
      throw code == Status.Code.UNAUTHENTICATED || code == Status.Code.INVALID_ARGUMENT
          ? new CredentialInvalid().exception()
          : new DependencyDown("auth-service").exception();
    }
  }
}
