package io.coterie.platform.keys;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.coterie.platform.db.SharedKeys;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.upkeep.Chore;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a ring, read from the database that all replicas share and kept for a short while: a
 * key is there long before it signs, so keeping them changes nothing. Thread-safe.
 */
public final class SigningKeys {
  /** How long others may keep the key set. */
  public static final Duration PUBLISHED_FOR = Duration.ofMinutes(5);

  private static final Duration KEPT_FOR = Duration.ofSeconds(30);

  /** Anybody can make up an unknown key id: that asks the database no more often than this. */
  private static final Duration KEPT_AT_LEAST = Duration.ofSeconds(1);

  private final Transactions transactions;
  private final SharedKeys wrapping;
  private final RingPurpose purpose;
  private final RingKeyRepository repository;
  private final KeyRotation rotation;
  private final Clock clock;
  private final Map<String, PrivateKey> unwrapped = new ConcurrentHashMap<>();
  private volatile @Nullable Kept kept;

  private record Kept(KeyRing ring, Instant since) {
    boolean isYounger(Duration age, Instant now) {
      return now.isBefore(since.plus(age));
    }
  }

  public SigningKeys(
      Transactions transactions, SharedKeys wrapping, RingPurpose purpose, Clock clock) {
    this.transactions = transactions;
    this.wrapping = wrapping;
    this.purpose = purpose;
    this.repository = new RingKeyRepository(purpose.name());
    this.rotation = new KeyRotation(transactions, wrapping, purpose);
    this.clock = clock;
  }

  /** The key that signs at the moment. */
  public SigningKey current() {
    var key =
        ring(KEPT_FOR)
            .current(clock.instant())
            .or(() -> rotate().current(clock.instant()))
            .orElseThrow();
    return new SigningKey(key.id(), unwrapped.computeIfAbsent(key.id(), id -> unwrap(key)));
  }

  /** The public halves; to be kept no longer than {@link #PUBLISHED_FOR}. */
  public JWKSet published() {
    return ring(KEPT_FOR).published();
  }

  /** The public half of an id, asked for anew if it is not known yet. */
  public Optional<JWK> find(String keyId) {
    return Optional.ofNullable(published().getKeyByKeyId(keyId))
        .or(() -> Optional.ofNullable(ring(KEPT_AT_LEAST).published().getKeyByKeyId(keyId)));
  }

  /** What has to come round for there to be a next key. */
  public Chore chore() {
    return rotation;
  }

  private KeyRing ring(Duration age) {
    var current = kept;
    return current != null && current.isYounger(age, clock.instant()) ? current.ring() : read();
  }

  private KeyRing read() {
    return keep(transactions.read(db -> new KeyRing(repository.all(db))));
  }

  /** When the database is new, or no replica ran for so long that every key's time was over. */
  private KeyRing rotate() {
    return keep(rotation.rotate());
  }

  private KeyRing keep(KeyRing ring) {
    kept = new Kept(ring, clock.instant());
    return ring;
  }

  private PrivateKey unwrap(RingKey key) {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(
              new PKCS8EncodedKeySpec(
                  wrapping.unwrap(purpose.name(), key.wrapped().toByteArray())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a stored signing key can't be read", e);
    }
  }
}
