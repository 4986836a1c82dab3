package io.coterie.platform.identity;

import com.nimbusds.jose.jwk.JWK;
import java.util.Optional;

/** Where the public keys of identities come from: auth-service's database, or auth-service. */
public interface KeySets {
  /** The key of an id, asked for anew if it is not known yet. */
  Optional<JWK> find(String keyId);
}
