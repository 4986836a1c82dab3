package io.coterie.registry.enrolment;

import io.coterie.auth.v1.SetupTokenServiceGrpc;
import io.coterie.auth.v1.UseSetupTokenRequest;
import io.coterie.auth.v1.UseSetupTokenResponse;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import io.coterie.registry.proof.NodeKey;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;

/** Asks auth-service, which owns setup tokens. */
public final class SetupTokens {
  private final Peers peers;

  @Inject
  SetupTokens(Peers peers) {
    this.peers = peers;
  }

  /**
   * Uses a token up for the node of a key; again for the same key changes nothing.
   *
   * @throws io.coterie.platform.failure.FailureException CREDENTIAL_INVALID
   * @throws StatusRuntimeException SETUP_TOKEN_USED, among others
   */
  public Enrolment use(TokenId token, NodeKey key) {
    try {
      return enrolment(
          SetupTokenServiceGrpc.newBlockingStub(peers.to(ServiceName.AUTH))
              .useSetupToken(
                  UseSetupTokenRequest.newBuilder()
                      .setToken(token.text())
                      .setPublicKey(key.raw())
                      .build()));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNAUTHENTICATED) {
        throw new CredentialInvalid().exception();
      }
      throw e;
    }
  }

  private static Enrolment enrolment(UseSetupTokenResponse used) {
    return new Enrolment(
        new AccountId(used.getAccount()),
        new NetworkBinding(
            new NetworkId(used.getNetwork()), new Incarnation(used.getIncarnation())),
        used.getSetup().getTagsList(),
        used.getSetup().getEphemeral());
  }
}
