package io.coterie.auth.token;

import static io.coterie.auth.wire.WireTime.timestamp;
import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.CreateTokenResponse;
import io.coterie.auth.v1.ExchangeNodeAssertionRequest;
import io.coterie.auth.v1.ExchangeNodeAssertionResponse;
import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.ListTokensResponse;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.RevokeTokenResponse;
import io.coterie.auth.v1.RotateTokenRequest;
import io.coterie.auth.v1.RotateTokenResponse;
import io.coterie.auth.v1.TokenServiceGrpc;
import io.coterie.auth.wire.WireTime;
import io.coterie.platform.call.Call;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.CallerKind;
import io.coterie.platform.rpc.LimitClass;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import java.util.Optional;

/** Serves {@code TokenService}. */
final class TokenRpc extends TokenServiceGrpc.TokenServiceImplBase {
  static final MethodTable TABLE =
      MethodTable.builder()
          .method(
              TokenServiceGrpc.getCreateTokenMethod(),
              LimitClass.WRITE,
              Scope.TOKENS_WRITE,
              CallerKind.USER,
              CallerKind.OPERATOR)
          .method(
              TokenServiceGrpc.getRotateTokenMethod(),
              LimitClass.WRITE,
              Scope.TOKENS_WRITE,
              CallerKind.USER,
              CallerKind.OPERATOR)
          .method(
              TokenServiceGrpc.getListTokensMethod(),
              LimitClass.READ,
              Scope.TOKENS_READ,
              CallerKind.USER,
              CallerKind.OPERATOR)
          .method(
              TokenServiceGrpc.getRevokeTokenMethod(),
              LimitClass.WRITE,
              Scope.TOKENS_WRITE,
              CallerKind.USER,
              CallerKind.OPERATOR)
          .method(
              TokenServiceGrpc.getExchangeNodeAssertionMethod(),
              LimitClass.REGISTER_NODE,
              CallerKind.ANONYMOUS)
          .build();

  private final TokenCreation creation;
  private final TokenRotation rotation;
  private final Tokens tokens;
  private final NodeSessions sessions;

  @Inject
  TokenRpc(TokenCreation creation, TokenRotation rotation, Tokens tokens, NodeSessions sessions) {
    this.creation = creation;
    this.rotation = rotation;
    this.tokens = tokens;
    this.sessions = sessions;
  }

  @Override
  public void createToken(CreateTokenRequest request, StreamObserver<CreateTokenResponse> out) {
    reply(
        out,
        creation.create(
            Call.current().caller(),
            TokenProto.order(request),
            Answer.of(CreateTokenResponse.getDefaultInstance(), TokenProto::created)));
  }

  @Override
  public void rotateToken(RotateTokenRequest request, StreamObserver<RotateTokenResponse> out) {
    reply(
        out,
        rotation.rotate(
            Call.current().caller(),
            new TokenId(request.getToken()),
            WireTime.duration(request.getGrace()),
            Answer.of(RotateTokenResponse.getDefaultInstance(), TokenProto::rotated)));
  }

  @Override
  public void listTokens(ListTokensRequest request, StreamObserver<ListTokensResponse> out) {
    reply(
        out,
        TokenProto.list(
            tokens.page(
                Call.current().caller(),
                Optional.of(request.getNetwork()).filter(network -> !network.isEmpty()),
                PageSize.of(request.getPageSize()),
                request.getPageToken())));
  }

  @Override
  public void revokeToken(RevokeTokenRequest request, StreamObserver<RevokeTokenResponse> out) {
    reply(
        out,
        tokens.revoke(
            Call.current().caller(),
            new TokenId(request.getToken()),
            Answer.of(
                RevokeTokenResponse.getDefaultInstance(),
                id -> RevokeTokenResponse.getDefaultInstance())));
  }

  @Override
  public void exchangeNodeAssertion(
      ExchangeNodeAssertionRequest request, StreamObserver<ExchangeNodeAssertionResponse> out) {
    reply(
        out,
        sessions.exchange(
            request.getAssertion(),
            Answer.of(
                ExchangeNodeAssertionResponse.getDefaultInstance(), TokenRpc::sessionResponse)));
  }

  private static ExchangeNodeAssertionResponse sessionResponse(IssuedToken session) {
    return ExchangeNodeAssertionResponse.newBuilder()
        .setSessionToken(session.secret().reveal())
        .setExpireTime(timestamp(session.token().expires().orElseThrow()))
        .setNode(session.token().node().orElseThrow().node().text())
        .build();
  }
}
