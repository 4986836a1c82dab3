package io.coterie.auth.token;

import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.auth.v1.SetupTokenServiceGrpc;
import io.coterie.auth.v1.UseSetupTokenRequest;
import io.coterie.auth.v1.UseSetupTokenResponse;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** Serves {@code SetupTokenService}, to services only. */
final class SetupTokenRpc extends SetupTokenServiceGrpc.SetupTokenServiceImplBase {
  static final MethodTable TABLE =
      MethodTable.builder().internal(SetupTokenServiceGrpc.getUseSetupTokenMethod()).build();

  private final SetupTokens tokens;

  @Inject
  SetupTokenRpc(SetupTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void useSetupToken(
      UseSetupTokenRequest request, StreamObserver<UseSetupTokenResponse> out) {
    reply(
        out, TokenProto.used(tokens.use(new TokenId(request.getToken()), request.getPublicKey())));
  }
}
