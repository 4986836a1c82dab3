package io.coterie.auth.identity;

import static io.coterie.auth.tables.Tables.SIGNING_KEY;

import com.google.protobuf.ByteString;
import io.coterie.platform.call.Bytes32;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;

/** All SQL for signing keys. */
final class SigningKeyRepository {
  private SigningKeyRepository() {}

  /** All of them, the one used first at the front. */
  static List<SigningKey> all(DSLContext db) {
    return db.selectFrom(SIGNING_KEY)
        .orderBy(SIGNING_KEY.USE_TIME, SIGNING_KEY.ID)
        .fetch(row ->
            new SigningKey(
                row.getId(),
                Bytes32.of(row.getPublicKey()),
                ByteString.copyFrom(row.getWrapped()),
                row.getUseTime().toInstant()));
  }

  static void insert(DSLContext db, SigningKey key) {
    db.insertInto(SIGNING_KEY)
        .set(SIGNING_KEY.ID, key.id())
        .set(SIGNING_KEY.PUBLIC_KEY, key.publicKey().toByteArray())
        .set(SIGNING_KEY.WRAPPED, key.wrapped().toByteArray())
        .set(SIGNING_KEY.USE_TIME, key.use().atOffset(ZoneOffset.UTC))
        .execute();
  }

  static void delete(DSLContext db, SigningKey key) {
    db.deleteFrom(SIGNING_KEY).where(SIGNING_KEY.ID.eq(key.id())).execute();
  }

  /** Held to the end of the transaction: one replica at a time adds and deletes keys. */
  static void lock(DSLContext db) {
    db.execute("select pg_advisory_xact_lock(hashtext(current_schema() || ' signing keys'))");
  }
}
