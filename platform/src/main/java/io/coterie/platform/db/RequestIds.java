package io.coterie.platform.db;

import static io.coterie.platform.tables.Tables.REQUEST;

import io.coterie.platform.call.Bytes32;
import io.coterie.platform.call.Call;
import io.coterie.platform.call.RequestKey;
import io.coterie.platform.failure.PlatformFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.jooq.DSLContext;

/**
 * Answers by request id. The database keeps a hash of the id, and the answer under a key made from
 * the id: who reads the table learns neither, and only who knows the id gets the answer again.
 */
public final class RequestIds {
  private final Transactions transactions;

  public RequestIds(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * The answer that was given to this call before, so that a repeat needs no work at all. Without
   * one the call may still turn out to be a repeat of one that is running at the moment: {@link
   * Transactions#mutate} sees to that.
   *
   * @throws io.coterie.platform.failure.FailureException REQUEST_ID_REUSED, if the id was sent with
   *     another body
   */
  public Optional<byte[]> find(Call call) {
    return call.requestKey().flatMap(key -> transactions.read(db -> find(db, call, key)));
  }

  /**
   * Makes the row of a request id; false if there is one, made by a transaction that has ended.
   * Waits for one that has not.
   */
  static boolean claim(DSLContext db, Call call, RequestKey key, Instant now) {
    return db.insertInto(REQUEST)
            .set(REQUEST.SUBJECT, call.caller().subject())
            .set(REQUEST.METHOD, call.method())
            .set(REQUEST.ID_HASH, idHash(key))
            .set(REQUEST.BODY_HASH, key.bodyHash().toByteArray())
            .set(REQUEST.CREATE_TIME, now.atOffset(ZoneOffset.UTC))
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  static void store(DSLContext db, Call call, RequestKey key, byte[] answer) {
    db.update(REQUEST)
        .set(REQUEST.ANSWER, Sealed.seal(answerKey(key), context(call), answer))
        .where(REQUEST.SUBJECT.eq(call.caller().subject()))
        .and(REQUEST.METHOD.eq(call.method()))
        .and(REQUEST.ID_HASH.eq(idHash(key)))
        .execute();
  }

  static Optional<byte[]> find(DSLContext db, Call call, RequestKey key) {
    return db.select(REQUEST.BODY_HASH, REQUEST.ANSWER)
        .from(REQUEST)
        .where(REQUEST.SUBJECT.eq(call.caller().subject()))
        .and(REQUEST.METHOD.eq(call.method()))
        .and(REQUEST.ID_HASH.eq(idHash(key)))
        .fetchOptional()
        .map(row -> {
          if (!Bytes32.of(row.value1()).equals(key.bodyHash())) {
            throw new PlatformFailure.RequestIdReused().exception();
          }
          return Sealed.open(answerKey(key), context(call), row.value2())
              .orElseThrow(() -> new IllegalStateException("a stored answer was tampered with"));
        });
  }

  private static byte[] idHash(RequestKey key) {
    return Bytes32.sha256(bytes(key)).toByteArray();
  }

  private static SecretKey answerKey(RequestKey key) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              "AES",
              HKDFParameterSpec.ofExtract()
                  .addIKM(bytes(key))
                  .thenExpand("coterie answer".getBytes(StandardCharsets.UTF_8), 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java from 25 on has HKDF-SHA256", e);
    }
  }

  private static byte[] bytes(RequestKey key) {
    return ByteBuffer.allocate(16)
        .putLong(key.id().getMostSignificantBits())
        .putLong(key.id().getLeastSignificantBits())
        .array();
  }

  private static byte[] context(Call call) {
    return (call.caller().subject() + '\n' + call.method()).getBytes(StandardCharsets.UTF_8);
  }
}
