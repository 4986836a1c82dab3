package io.coterie.auth.token;

import static io.coterie.auth.tables.Tables.USED_ASSERTION;

import io.coterie.platform.call.Bytes32;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jooq.DSLContext;

/** Which assertions were used, for as long as they could be sent again. */
final class AssertionRepository {
  private AssertionRepository() {}

  /** False if it was used before. */
  static boolean use(DSLContext db, NodeAssertion assertion) {
    return db.insertInto(USED_ASSERTION)
            .set(USED_ASSERTION.HASH, hash(assertion).toByteArray())
            .set(USED_ASSERTION.EXPIRE_TIME, TokenRepository.time(assertion.expires()))
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  static int deleteExpired(DSLContext db, Instant now) {
    return db.deleteFrom(USED_ASSERTION)
        .where(USED_ASSERTION.EXPIRE_TIME.lt(TokenRepository.time(now)))
        .execute();
  }

  private static Bytes32 hash(NodeAssertion assertion) {
    return Bytes32.sha256(
        (assertion.node() + " " + assertion.id()).getBytes(StandardCharsets.US_ASCII));
  }
}
