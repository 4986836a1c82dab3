package io.coterie.auth.identity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys at one moment, oldest first: those that signed, the one that signs, the next. */
record KeyRing(List<SigningKey> keys) {
  KeyRing {
    keys = List.copyOf(keys);
  }

  /** The one that signs at this moment: the last whose time has come. */
  Optional<SigningKey> current(Instant now) {
    return keys.stream().filter(key -> !key.use().isAfter(now)).reduce((a, b) -> b);
  }

  /** The last of all: the one that signs, or is going to. */
  Optional<SigningKey> newest() {
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast());
  }

  /** When a key ceased to sign, or is going to; empty if no other follows. */
  Optional<Instant> end(SigningKey key) {
    return keys.stream().map(SigningKey::use).filter(use -> use.isAfter(key.use())).findFirst();
  }

  JWKSet published() {
    return new JWKSet(keys.stream().<JWK>map(SigningKey::jwk).toList());
  }
}
