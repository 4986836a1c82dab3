package io.coterie.platform.db;

import static io.coterie.platform.tables.Tables.SHARED_KEY;

import io.coterie.platform.boot.StartFailure;
import io.coterie.platform.identity.ClusterSecret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;

/**
 * Keys that all replicas of a service share. The database makes sure that there is one a purpose;
 * there they are wrapped under a key derived from the cluster secret, so that a copy of the
 * database alone gives none away.
 */
public final class SharedKeys {
  private static final int LENGTH = 32;

  private final Transactions transactions;
  private final SecretKey wrapping;

  public SharedKeys(Transactions transactions, ClusterSecret secret) {
    this.transactions = transactions;
    this.wrapping = secret.derive("AES", "key wrapping");
  }

  /**
   * The AES key for a purpose; made when it is first asked for.
   *
   * @throws StartFailure if the database's keys were wrapped under another cluster secret
   */
  public SecretKey symmetric(String purpose) {
    var stored = transactions.read(db -> stored(db, purpose)).orElseGet(() -> make(purpose));
    return new SecretKeySpec(unwrap(purpose, stored), "AES");
  }

  /** Wraps a private key that the caller stores, e.g. one for signatures. */
  public byte[] wrap(String purpose, byte[] key) {
    return Sealed.seal(wrapping, purpose.getBytes(StandardCharsets.UTF_8), key);
  }

  /**
   * Unwraps what {@link #wrap} made for the same purpose.
   *
   * @throws StartFailure if it was wrapped under another cluster secret
   */
  public byte[] unwrap(String purpose, byte[] wrapped) {
    return Sealed.open(wrapping, purpose.getBytes(StandardCharsets.UTF_8), wrapped)
        .orElseThrow(() ->
            new StartFailure(
                "the database's keys (" + purpose + ") were wrapped under another cluster secret",
                "start with the cluster secret that this database was first used with"));
  }

  private byte[] make(String purpose) {
    var key = new byte[LENGTH];
    new SecureRandom().nextBytes(key);
    return transactions.write(tx -> {
      tx.db()
          .insertInto(SHARED_KEY)
          .set(SHARED_KEY.PURPOSE, purpose)
          .set(SHARED_KEY.WRAPPED, wrap(purpose, key))
          .set(SHARED_KEY.CREATE_TIME, tx.now().atOffset(ZoneOffset.UTC))
          .onConflictDoNothing()
          .execute();
      // another replica's, if it was quicker
      return stored(tx.db(), purpose).orElseThrow();
    });
  }

  private static Optional<byte[]> stored(DSLContext db, String purpose) {
    return db.select(SHARED_KEY.WRAPPED)
        .from(SHARED_KEY)
        .where(SHARED_KEY.PURPOSE.eq(purpose))
        .fetchOptional(SHARED_KEY.WRAPPED);
  }
}
