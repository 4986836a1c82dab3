package io.coterie.auth.token;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.TokenId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds the token that a secret belongs to, as of now. */
public final class TokenLookup {
  /** A session's use is written down no more often than this. */
  private static final Duration COARSE = Duration.ofHours(1);

  private final Transactions transactions;
  private final TokenConfig config;
  private final Clock clock;

  @Inject
  TokenLookup(Transactions transactions, TokenConfig config, Clock clock) {
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  /** The token, if it works; for a session this is a use of it. */
  public Optional<HeldToken> find(TokenSecret secret) {
    var now = clock.instant();
    var held = transactions.read(db -> TokenRepository.find(db, secret.hash(), now));
    held.map(HeldToken::token)
        .filter(token -> token.kind() == TokenKind.SESSION)
        .ifPresent(token -> use(token, now));
    return held;
  }

  /** A token by its id, as long as it is remembered. */
  public Optional<Token> find(TokenId id) {
    return transactions.read(db -> TokenRepository.find(db, id));
  }

  private void use(Token session, Instant now) {
    var expires = now.plus(config.sessionIdle());
    if (session.expires().map(end -> end.plus(COARSE).isBefore(expires)).orElse(false)) {
      transactions.write(tx -> {
        TokenRepository.extend(tx.db(), session.id(), now, expires);
        return true;
      });
    }
  }
}
