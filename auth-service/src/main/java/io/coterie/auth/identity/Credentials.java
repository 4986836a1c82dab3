package io.coterie.auth.identity;

import io.coterie.auth.token.TokenLookup;
import io.coterie.auth.token.TokenSecret;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;

/**
 * Says whom a credential stands for, as of now: the token in the database, its membership in
 * network-service, its node in the registry. If one of them can't be asked, nobody is let in.
 */
final class Credentials implements Authenticator {
  private final TokenLookup tokens;
  private final Judgement judgement;

  @Inject
  Credentials(TokenLookup tokens, Surroundings surroundings) {
    this.tokens = tokens;
    this.judgement = new Judgement(surroundings.now());
  }

  @Override
  public Caller authenticate(String credential) {
    return TokenSecret.parse(credential)
        .flatMap(tokens::find)
        .flatMap(judgement::caller)
        .orElseThrow(() -> new CredentialInvalid().exception());
  }
}
