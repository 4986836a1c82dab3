package io.coterie.auth.token;

import io.coterie.platform.db.Tx;
import jakarta.inject.Inject;
import java.util.Optional;

/** The operator's first token. */
public final class OperatorTokens {
  private final TokenIssuer issuer;

  @Inject
  OperatorTokens(TokenIssuer issuer) {
    this.issuer = issuer;
  }

  /** Makes one if none works; of many replicas that ask at once, one gets it. */
  public Optional<IssuedToken> first(Tx tx) {
    EndingRepository.lockOperatorTokens(tx.db());
    return EndingRepository.anyOperatorTokenWorks(tx.db(), tx.now())
        ? Optional.empty()
        : Optional.of(issuer.operator(tx, TokenTerms.named("first")));
  }
}
