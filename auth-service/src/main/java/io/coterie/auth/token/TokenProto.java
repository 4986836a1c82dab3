package io.coterie.auth.token;

import static io.coterie.auth.wire.WireTime.timestamp;
import static java.util.stream.Collectors.toSet;

import io.coterie.auth.token.TokenOrder.Purpose;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.CreateTokenResponse;
import io.coterie.auth.v1.ListTokensResponse;
import io.coterie.auth.v1.RotateTokenResponse;
import io.coterie.auth.v1.SetupOptions;
import io.coterie.auth.v1.UseSetupTokenResponse;
import io.coterie.auth.wire.WireTime;
import io.coterie.platform.db.Page;
import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.identity.Scopes;
import java.util.List;
import java.util.Optional;

/** Tokens as the contract has them. */
final class TokenProto {
  private TokenProto() {}

  static TokenOrder order(CreateTokenRequest request) {
    Purpose purpose =
        switch (request.getKind()) {
          case TOKEN_KIND_USER -> new Purpose.Account();
          case TOKEN_KIND_NETWORK ->
              new Purpose.Network(
                  request.getNetwork(),
                  Optional.of(request.getNode()).filter(node -> !node.isEmpty()));
          case TOKEN_KIND_OPERATOR -> new Purpose.Operator();
          case TOKEN_KIND_SETUP ->
              new Purpose.Enrolment(request.getNetwork(), setup(request.getSetup()));
          case TOKEN_KIND_SESSION, TOKEN_KIND_NODE_SESSION, TOKEN_KIND_UNSPECIFIED, UNRECOGNIZED ->
              throw FieldsInvalid.of("kind", "must be user, network, operator or setup")
                  .exception();
        };
    return new TokenOrder(
        purpose,
        new TokenTerms(
            request.getName(),
            request.hasExpireTime()
                ? Optional.of(WireTime.instant(request.getExpireTime()))
                : Optional.empty(),
            scopes(request.getScopesList())));
  }

  private static Setup setup(SetupOptions options) {
    return new Setup(options.getReusable(), options.getEphemeral(), options.getTagsList());
  }

  private static Scopes scopes(List<String> texts) {
    return new Scopes(
        texts.stream()
            .map(text ->
                Scope.parse(text)
                    .orElseThrow(() -> new TokenFailure.ScopeUnknown(text).exception()))
            .collect(toSet()));
  }

  static CreateTokenResponse created(IssuedToken issued) {
    return CreateTokenResponse.newBuilder()
        .setToken(token(issued.token()))
        .setSecret(issued.secret().reveal())
        .build();
  }

  static RotateTokenResponse rotated(IssuedToken issued) {
    return RotateTokenResponse.newBuilder()
        .setToken(token(issued.token()))
        .setSecret(issued.secret().reveal())
        .build();
  }

  static UseSetupTokenResponse used(Token token) {
    var bound = token.network().orElseThrow();
    return UseSetupTokenResponse.newBuilder()
        .setAccount(token.account().orElseThrow().text())
        .setNetwork(bound.network().text())
        .setIncarnation(bound.incarnation().text())
        .setSetup(options(token.setup().orElseThrow()))
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
    wire.addAllScopes(token.scopes().texts());
    token.lastUsed().ifPresent(last -> wire.setLastUsedTime(timestamp(last)));
    token.oldSecretEnd().ifPresent(end -> wire.setOldSecretExpireTime(timestamp(end)));
    token.setup().map(TokenProto::options).ifPresent(wire::setSetup);
    return wire.build();
  }

  private static SetupOptions options(Setup setup) {
    return SetupOptions.newBuilder()
        .setReusable(setup.reusable())
        .setEphemeral(setup.ephemeral())
        .addAllTags(setup.tags())
        .build();
  }
}
