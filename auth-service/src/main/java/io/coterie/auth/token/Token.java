package io.coterie.auth.token;

import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.coterie.platform.identity.Scopes;
import java.time.Instant;
import java.util.Optional;

/**
 * A token or session: everything but its secret.
 *
 * @param account the account it acts as, or that its node belonged to, or that made a setup token
 * @param setup of a setup token: what it does
 */
public record Token(
    TokenId id,
    TokenKind kind,
    Optional<AccountId> account,
    Optional<NetworkBinding> network,
    Optional<NodeBinding> node,
    TokenTerms terms,
    Optional<Setup> setup,
    Instant created,
    History history) {
  /**
   * What happened to it since.
   *
   * @param lastUsed to within some minutes; empty: never
   * @param oldSecretEnd until when the secret before the last rotation works on
   */
  record History(Optional<Instant> lastUsed, Optional<Instant> oldSecretEnd) {
    static final History NONE = new History(Optional.empty(), Optional.empty());
  }

  /** What its owner calls it; may be empty. */
  public String name() {
    return terms.name();
  }

  /** When it ends; empty: never. A session's moves on when it is used. */
  public Optional<Instant> expires() {
    return terms.expires();
  }

  public Scopes scopes() {
    return terms.scopes();
  }

  public Optional<Instant> lastUsed() {
    return history.lastUsed();
  }

  Optional<Instant> oldSecretEnd() {
    return history.oldSecretEnd();
  }

  /** The same, without an old secret that has ended by then. */
  Token asOf(Instant now) {
    return rotated(oldSecretEnd().filter(now::isBefore));
  }

  /** The same with another secret, the old one of which works until then. */
  Token rotated(Optional<Instant> oldSecretEnd) {
    return new Token(
        id,
        kind,
        account,
        network,
        node,
        terms,
        setup,
        created,
        new History(history.lastUsed(), oldSecretEnd));
  }
}
