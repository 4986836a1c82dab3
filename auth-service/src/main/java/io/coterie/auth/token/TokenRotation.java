package io.coterie.auth.token;

import com.google.protobuf.Message;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Replaces the secrets of tokens. */
final class TokenRotation {
  private final Transactions transactions;

  @Inject
  TokenRotation(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Gives one of the caller's own tokens a new secret. Who gets the secret can use the token, so it
   * may not be good for more than the token of the call.
   *
   * @param grace how long the old secret works on
   */
  <R extends Message> R rotate(
      Caller caller, TokenId id, Duration grace, Answer<IssuedToken, R> answer) {
    return transactions.mutate(
        answer,
        tx -> {
          var token =
              RotationRepository.lock(tx.db(), id, caller.accountId(), tx.now())
                  .filter(found -> found.kind().isRotatable())
                  .orElseThrow(() -> new TokenFailure.TokenNotFound().exception());
          ScopeGrants.requireToHold(caller, token);
          var oldSecretEnd =
              grace.isPositive() ? Optional.of(tx.now().plus(grace)) : Optional.<Instant>empty();
          var secret = TokenSecret.random(token.kind());
          RotationRepository.replaceSecret(tx.db(), id, secret.hash(), oldSecretEnd);
          tx.audit(audit(token, grace));
          return new IssuedToken(token.rotated(oldSecretEnd), secret);
        });
  }

  private static AuditEntry audit(Token token, Duration grace) {
    var entry = AuditEntry.of(token.id().text()).with("grace", grace.toSeconds() + "s");
    return token.network().map(bound -> entry.in(bound.network())).orElse(entry);
  }
}
