package io.coterie.auth.identity;

import com.google.protobuf.ByteString;
import io.coterie.auth.upkeep.Chore;
import io.coterie.platform.call.Bytes32;
import io.coterie.platform.db.SharedKeys;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.identity.IdentitySigner;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Makes the next key ahead of its time, so that everybody knows it before it signs, and deletes an
 * old one when nothing that it signed is alive.
 */
final class KeyRotation implements Chore {
  static final String PURPOSE = "identity signing key";

  /** How long before it signs a key is published; longer than anybody keeps a key set. */
  private static final Duration AHEAD = SigningKeys.PUBLISHED_FOR.multipliedBy(3);

  /** How long after it signed last a key is published. */
  private static final Duration BEHIND = IdentitySigner.LIFETIME.plusMinutes(5);

  private final Transactions transactions;
  private final SharedKeys wrapping;
  private final KeysConfig config;

  @Inject
  KeyRotation(Transactions transactions, SharedKeys wrapping, KeysConfig config) {
    this.transactions = transactions;
    this.wrapping = wrapping;
    this.config = config;
  }

  @Override
  public String name() {
    return "rotate signing keys";
  }

  @Override
  public void run() {
    var _ = rotate();
  }

  /** Does what is due; the keys as they are then. */
  KeyRing rotate() {
    return transactions.write(tx -> {
      SigningKeyRepository.lock(tx.db());
      var ring = new KeyRing(SigningKeyRepository.all(tx.db()));
      addNext(tx, ring);
      deleteDead(tx, ring);
      return new KeyRing(SigningKeyRepository.all(tx.db()));
    });
  }

  private void addNext(Tx tx, KeyRing ring) {
    var newest = ring.newest();
    if (newest.isEmpty()) {
      SigningKeyRepository.insert(tx.db(), make(tx.now()));
      return;
    }
    var due = newest.get().use().plus(config.rotateEvery());
    var soonest = tx.now().plus(AHEAD);
    if (!due.isAfter(soonest)) {
      SigningKeyRepository.insert(tx.db(), make(due.isAfter(tx.now()) ? due : soonest));
    }
  }

  private static void deleteDead(Tx tx, KeyRing ring) {
    ring.keys().stream()
        .filter(key -> ring.end(key).map(end -> end.plus(BEHIND).isBefore(tx.now())).orElse(false))
        .forEach(key -> SigningKeyRepository.delete(tx.db(), key));
  }

  private SigningKey make(Instant use) {
    var pair = Ed25519.generate();
    return new SigningKey(
        UUID.randomUUID().toString(),
        Bytes32.of(Ed25519.raw(pair.getPublic())),
        ByteString.copyFrom(wrapping.wrap(PURPOSE, pair.getPrivate().getEncoded())),
        use);
  }
}
