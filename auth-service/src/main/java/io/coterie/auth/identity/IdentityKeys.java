package io.coterie.auth.identity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.KeySets;
import io.coterie.platform.keys.SigningKeys;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** The keys of identities. Thread-safe. */
final class IdentityKeys implements KeySets {
  private final SigningKeys keys;
  private final Minting minting;

  @Inject
  IdentityKeys(SigningKeys keys, Clock clock) {
    this.keys = keys;
    this.minting = new Minting(clock);
  }

  /** An identity, signed by the current key. */
  String sign(Caller caller) {
    return minting.sign(caller, keys.current());
  }

  JWKSet published() {
    return keys.published();
  }

  @Override
  public Optional<JWK> find(String keyId) {
    return keys.find(keyId);
  }
}
