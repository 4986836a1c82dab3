package io.coterie.auth.token;

import io.coterie.platform.identity.Scopes;
import java.time.Instant;
import java.util.Optional;

/**
 * What the owner of a token chose.
 *
 * @param name what its owner calls it; may be empty
 * @param expires when it ends; empty: never
 * @param scopes what it may be used for
 */
public record TokenTerms(String name, Optional<Instant> expires, Scopes scopes) {
  /** A name, no end, no scopes. */
  public static TokenTerms named(String name) {
    return new TokenTerms(name, Optional.empty(), Scopes.ALL);
  }

  /** Of a session: no name, and an end. */
  static TokenTerms until(Instant end) {
    return new TokenTerms("", Optional.of(end), Scopes.ALL);
  }

  TokenTerms with(Scopes granted) {
    return new TokenTerms(name, expires, granted);
  }
}
