package io.coterie.platform.identity;

import io.coterie.platform.id.TokenId;
import java.util.Optional;

/**
 * A token that somebody proved to hold.
 *
 * @param secret which of its secrets was shown; empty: not known, which is any
 */
public record ShownToken(TokenId id, Optional<SecretMark> secret) {
  /** A token of which it is not known which secret was shown. */
  public ShownToken(TokenId id) {
    this(id, Optional.empty());
  }
}
