package io.coterie.network.access;

import io.coterie.platform.call.Bytes32;
import io.coterie.platform.db.SharedKeys;
import io.coterie.platform.id.NetworkId;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Join secrets, which people choose, are kept as a keyed hash (HMAC-SHA256): a copy of the database
 * alone does not let anybody guess at them. The hash is bound to its network.
 */
public final class JoinSecrets {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey key;

  @Inject
  JoinSecrets(SharedKeys keys) {
    this.key = new SecretKeySpec(keys.symmetric("join-secrets").getEncoded(), ALGORITHM);
  }

  /** What is stored of a network's secret. */
  public Bytes32 hash(NetworkId network, String secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(network.text().getBytes(StandardCharsets.UTF_8));
      return Bytes32.of(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  /** Whether a secret is the network's; takes the same time whatever is wrong with it. */
  public boolean matches(Network network, String secret) {
    var hash = hash(network.id(), secret);
    return network.joinSecret().filter(hash::equals).isPresent() && !secret.isEmpty();
  }
}
