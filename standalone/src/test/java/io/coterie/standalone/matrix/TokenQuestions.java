package io.coterie.standalone.matrix;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.CreateTokenResponse;
import io.coterie.auth.v1.ExchangeNodeAssertionRequest;
import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.RotateTokenRequest;
import io.coterie.auth.v1.SetupOptions;
import io.coterie.auth.v1.TokenKind;
import io.coterie.standalone.matrix.Questions.Question;
import java.util.Map;

/** Tokens of every kind. */
final class TokenQuestions {
  private TokenQuestions() {}

  static Map<String, Question> all() {
    return new Questions("coterie.auth.v1.TokenService")
        .changes("CreateToken/user", world -> create(TokenKind.TOKEN_KIND_USER).build())
        .changes(
            "CreateToken/network",
            world -> create(TokenKind.TOKEN_KIND_NETWORK).setNetwork(world.network()).build())
        .changes(
            "CreateToken/node",
            world ->
                create(TokenKind.TOKEN_KIND_NETWORK)
                    .setNetwork(world.network())
                    .setNode(world.node().id())
                    .build())
        .changes("CreateToken/operator", world -> create(TokenKind.TOKEN_KIND_OPERATOR).build())
        .changes(
            "CreateToken/setup",
            world -> create(TokenKind.TOKEN_KIND_SETUP).setNetwork(world.network()).build())
        .changes(
            "CreateToken/setup-tags",
            world ->
                create(TokenKind.TOKEN_KIND_SETUP)
                    .setNetwork(world.network())
                    .setSetup(SetupOptions.newBuilder().addTags("frontend"))
                    .build())
        .changes(
            "RotateToken/of-member",
            world ->
                RotateTokenRequest.newBuilder()
                    .setToken(Credentials.userToken(world.member()).getToken().getId())
                    .build())
        .changes(
            "RotateToken/of-operator",
            world -> RotateTokenRequest.newBuilder().setToken(operatorToken(world)).build())
        .reads("ListTokens/own", ListTokensRequest.getDefaultInstance())
        .reads(
            "ListTokens/of-network",
            world -> ListTokensRequest.newBuilder().setNetwork(world.network()).build())
        .changes(
            "RevokeToken/of-member",
            world ->
                RevokeTokenRequest.newBuilder()
                    .setToken(Credentials.userToken(world.member()).getToken().getId())
                    .build())
        .changes(
            "RevokeToken/of-operator",
            world -> RevokeTokenRequest.newBuilder().setToken(operatorToken(world)).build())
        .changes(
            "ExchangeNodeAssertion",
            world ->
                ExchangeNodeAssertionRequest.newBuilder()
                    .setAssertion(Proofs.assertion(world.hub(), world.node()))
                    .build())
        .asked();
  }

  private static CreateTokenRequest.Builder create(TokenKind kind) {
    return CreateTokenRequest.newBuilder().setKind(kind);
  }

  /** Id of an operator token that nothing else uses. */
  private static String operatorToken(World world) {
    CreateTokenResponse created =
        world.hub().operator().tokens().createToken(create(TokenKind.TOKEN_KIND_OPERATOR).build());
    return created.getToken().getId();
  }
}
