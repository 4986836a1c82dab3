package io.coterie.auth.token;

import static io.coterie.auth.wire.WireTime.timestamp;

import io.coterie.auth.token.TokenOrder.Scope;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.CreateTokenResponse;
import io.coterie.auth.v1.ListTokensResponse;
import io.coterie.auth.wire.WireTime;
import io.coterie.platform.db.Page;
import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.coterie.platform.id.AccountId;
import java.util.Optional;

/** Tokens as the contract has them. */
final class TokenProto {
  private TokenProto() {}

  static TokenOrder order(CreateTokenRequest request) {
    Scope scope =
        switch (request.getKind()) {
          case TOKEN_KIND_USER -> new Scope.Account();
          case TOKEN_KIND_NETWORK ->
              new Scope.Network(
                  request.getNetwork(),
                  Optional.of(request.getNode()).filter(node -> !node.isEmpty()));
          case TOKEN_KIND_OPERATOR -> new Scope.Operator();
          case TOKEN_KIND_SETUP,
              TOKEN_KIND_SESSION,
              TOKEN_KIND_NODE_SESSION,
              TOKEN_KIND_UNSPECIFIED,
              UNRECOGNIZED ->
              throw FieldsInvalid.of("kind", "must be user, network or operator").exception();
        };
    return new TokenOrder(
        scope,
        request.getName(),
        request.hasExpireTime()
            ? Optional.of(WireTime.instant(request.getExpireTime()))
            : Optional.empty());
  }

  static CreateTokenResponse created(IssuedToken issued) {
    return CreateTokenResponse.newBuilder()
        .setToken(token(issued.token()))
        .setSecret(issued.secret().reveal())
        .build();
  }

  static ListTokensResponse list(Page<Token> page) {
    return ListTokensResponse.newBuilder()
        .addAllTokens(page.map(TokenProto::token).items())
        .setNextPageToken(page.nextToken())
        .build();
  }

  private static io.coterie.auth.v1.Token token(Token token) {
    var wire =
        io.coterie.auth.v1.Token.newBuilder()
            .setId(token.id().text())
            .setKindValue(token.kind().number())
            .setName(token.name())
            .setCreateTime(timestamp(token.created()));
    token.account().map(AccountId::text).ifPresent(wire::setAccount);
    token.network().ifPresent(bound -> wire.setNetwork(bound.network().text()));
    token.node().ifPresent(bound -> wire.setNode(bound.node().text()));
    token.expires().ifPresent(end -> wire.setExpireTime(timestamp(end)));
    return wire.build();
  }
}
