package io.coterie.platform.keys;

import com.google.protobuf.ByteString;
import io.coterie.platform.call.Bytes32;
import io.coterie.platform.db.SharedKeys;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.upkeep.Chore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Makes the next key ahead of its time, so that everybody knows it before it signs, and deletes an
 * old one when nothing that it signed is alive.
 */
final class KeyRotation implements Chore {
  /** How long before it signs a key is published; longer than anybody keeps a key set. */
  private static final Duration AHEAD = SigningKeys.PUBLISHED_FOR.multipliedBy(3);

  /** How long a key is published after the last that it signed has died. */
  private static final Duration BEHIND = Duration.ofMinutes(5);

  private final Transactions transactions;
  private final SharedKeys wrapping;
  private final RingPurpose purpose;
  private final RingKeyRepository repository;

  KeyRotation(Transactions transactions, SharedKeys wrapping, RingPurpose purpose) {
    this.transactions = transactions;
    this.wrapping = wrapping;
    this.purpose = purpose;
    this.repository = new RingKeyRepository(purpose.name());
  }

  @Override
  public String name() {
    return "rotate keys: " + purpose.name();
  }

  @Override
  public void run() {
    var _ = rotate();
  }

  /** Does what is due; the keys as they are then. */
  KeyRing rotate() {
    return transactions.write(tx -> {
      repository.lock(tx.db());
      var ring = new KeyRing(repository.all(tx.db()));
      addNext(tx, ring);
      deleteDead(tx, ring);
      return new KeyRing(repository.all(tx.db()));
    });
  }

  private void addNext(Tx tx, KeyRing ring) {
    var newest = ring.newest();
    if (newest.isEmpty()) {
      repository.insert(tx.db(), make(tx.now()));
      return;
    }
    var due = newest.get().use().plus(purpose.rotateEvery());
    var soonest = tx.now().plus(AHEAD);
    if (!due.isAfter(soonest)) {
      repository.insert(tx.db(), make(due.isAfter(tx.now()) ? due : soonest));
    }
  }

  private void deleteDead(Tx tx, KeyRing ring) {
    ring.keys().stream()
        .filter(key ->
            ring.end(key)
                .map(end -> end.plus(purpose.signedFor()).plus(BEHIND).isBefore(tx.now()))
                .orElse(false))
        .forEach(key -> repository.delete(tx.db(), key));
  }

  private RingKey make(Instant use) {
    var pair = Ed25519.generate();
    return new RingKey(
        UUID.randomUUID().toString(),
        Bytes32.of(Ed25519.raw(pair.getPublic())),
        ByteString.copyFrom(wrapping.wrap(purpose.name(), pair.getPrivate().getEncoded())),
        use);
  }
}
