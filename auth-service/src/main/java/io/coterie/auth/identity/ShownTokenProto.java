package io.coterie.auth.identity;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.coterie.auth.v1.CheckTokensRequest;
import io.coterie.auth.v1.CheckTokensResponse;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.SecretMark;
import io.coterie.platform.identity.ShownToken;
import io.coterie.platform.identity.TokenChecks.Verdict;
import java.util.Optional;
import java.util.Set;

/** Tokens that were shown, between messages and values. */
final class ShownTokenProto {
  private ShownTokenProto() {}

  static Set<ShownToken> read(CheckTokensRequest request) {
    return request.getTokensList().stream()
        .map(token ->
            new ShownToken(
                new TokenId(token.getToken()),
                Optional.of(token.getSecret())
                    .filter(mark -> !mark.isEmpty())
                    .map(SecretMark::new)))
        .collect(toUnmodifiableSet());
  }

  static CheckTokensResponse verdict(Verdict verdict) {
    var response = CheckTokensResponse.newBuilder();
    verdict.ended().forEach(token -> response.addEnded(wire(token)));
    verdict.undecided().forEach(token -> response.addUndecided(wire(token)));
    return response.build();
  }

  private static io.coterie.auth.v1.ShownToken wire(ShownToken token) {
    return io.coterie.auth.v1.ShownToken.newBuilder()
        .setToken(token.id().text())
        .setSecret(token.secret().map(SecretMark::text).orElse(""))
        .build();
  }
}
