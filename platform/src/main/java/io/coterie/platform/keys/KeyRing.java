package io.coterie.platform.keys;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys at one moment, oldest first: those that signed, the one that signs, the next. */
record KeyRing(List<RingKey> keys) {
  KeyRing {
    keys = List.copyOf(keys);
  }

  /** The one that signs at this moment: the last whose time has come. */
  Optional<RingKey> current(Instant now) {
    return keys.stream().filter(key -> !key.use().isAfter(now)).reduce((a, b) -> b);
  }

  /** The last of all: the one that signs, or is going to. */
  Optional<RingKey> newest() {
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast());
  }

  /** When a key ceased to sign, or is going to; empty if no other follows. */
  Optional<Instant> end(RingKey key) {
    return keys.stream().map(RingKey::use).filter(use -> use.isAfter(key.use())).findFirst();
  }

  JWKSet published() {
    return new JWKSet(keys.stream().<JWK>map(RingKey::jwk).toList());
  }
}
