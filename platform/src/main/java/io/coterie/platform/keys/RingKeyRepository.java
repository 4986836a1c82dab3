package io.coterie.platform.keys;

import static io.coterie.platform.tables.Tables.RING_KEY;

import com.google.protobuf.ByteString;
import io.coterie.platform.call.Bytes32;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;

/** All SQL for the keys of one ring. */
final class RingKeyRepository {
  private final String purpose;

  RingKeyRepository(String purpose) {
    this.purpose = purpose;
  }

  /** All of them, the one used first at the front. */
  List<RingKey> all(DSLContext db) {
    return db.selectFrom(RING_KEY)
        .where(RING_KEY.PURPOSE.eq(purpose))
        .orderBy(RING_KEY.USE_TIME, RING_KEY.ID)
        .fetch(row ->
            new RingKey(
                row.getId(),
                Bytes32.of(row.getPublicKey()),
                ByteString.copyFrom(row.getWrapped()),
                row.getUseTime().toInstant()));
  }

  void insert(DSLContext db, RingKey key) {
    db.insertInto(RING_KEY)
        .set(RING_KEY.PURPOSE, purpose)
        .set(RING_KEY.ID, key.id())
        .set(RING_KEY.PUBLIC_KEY, key.publicKey().toByteArray())
        .set(RING_KEY.WRAPPED, key.wrapped().toByteArray())
        .set(RING_KEY.USE_TIME, key.use().atOffset(ZoneOffset.UTC))
        .execute();
  }

  void delete(DSLContext db, RingKey key) {
    db.deleteFrom(RING_KEY)
        .where(RING_KEY.PURPOSE.eq(purpose))
        .and(RING_KEY.ID.eq(key.id()))
        .execute();
  }

  /** Held to the end of the transaction: one replica at a time adds and deletes keys. */
  void lock(DSLContext db) {
    db.execute(
        "select pg_advisory_xact_lock(hashtext(current_schema() || ' ring ' || ?))", purpose);
  }
}
