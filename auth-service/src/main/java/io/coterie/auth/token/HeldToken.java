package io.coterie.auth.token;

import io.coterie.platform.identity.SecretMark;
import io.coterie.platform.identity.ShownToken;
import java.util.Optional;

/**
 * A token that works, and that somebody has shown the secret of.
 *
 * @param secret which secret; empty: that is not known any more
 * @param systemAdmin whether its account is a system admin
 */
public record HeldToken(Token token, Optional<SecretMark> secret, boolean systemAdmin) {
  public ShownToken shown() {
    return new ShownToken(token.id(), secret);
  }
}
