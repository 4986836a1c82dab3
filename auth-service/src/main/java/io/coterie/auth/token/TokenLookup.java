package io.coterie.auth.token;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.ShownToken;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the token that a secret belongs to, as of now. */
public final class TokenLookup {
  /** A session's end is moved no more often than this. */
  private static final Duration COARSE = Duration.ofHours(1);

  private final Transactions transactions;
  private final TokenConfig config;
  private final TokenUses uses;
  private final Clock clock;

  @Inject
  TokenLookup(Transactions transactions, TokenConfig config, TokenUses uses, Clock clock) {
    this.transactions = transactions;
    this.config = config;
    this.uses = uses;
    this.clock = clock;
  }

  /** The token, if it works; this is a use of it. */
  public Optional<HeldToken> find(TokenSecret secret) {
    var now = clock.instant();
    var held = transactions.read(db -> HeldRepository.find(db, secret.hash(), now));
    held.map(HeldToken::token).ifPresent(token -> uses.note(token, now));
    held.map(HeldToken::token)
        .filter(token -> token.kind() == TokenKind.SESSION)
        .ifPresent(session -> extend(session, now));
    return held;
  }

  /** Those that were shown before and still work; this is no use of them. */
  public Map<ShownToken, HeldToken> working(Set<ShownToken> shown) {
    return transactions.read(db -> HeldRepository.find(db, shown, clock.instant()));
  }

  /** A token by its id, if it works; this is no use of it. */
  Optional<Token> working(TokenId id) {
    return transactions.read(db -> TokenRepository.findWorking(db, id, clock.instant()));
  }

  /** A token by its id, as long as it is remembered. */
  public Optional<Token> find(TokenId id) {
    return transactions.read(db -> TokenRepository.find(db, id));
  }

  private void extend(Token session, Instant now) {
    var expires = now.plus(config.sessionIdle());
    if (session.expires().map(end -> end.plus(COARSE).isBefore(expires)).orElse(false)) {
      transactions.write(tx -> {
        TokenRepository.extend(tx.db(), session.id(), now, expires);
        return true;
      });
    }
  }
}
