package io.coterie.auth.token;

import static io.coterie.auth.tables.Tables.TOKEN;
import static io.coterie.auth.token.TokenRepository.ownedBy;
import static io.coterie.auth.token.TokenRepository.time;
import static io.coterie.auth.token.TokenRepository.works;

import io.coterie.platform.call.Bytes32;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.TokenId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** All replacing of secrets. */
final class RotationRepository {
  private RotationRepository() {}

  /** A token of the owner's that works, held to the end of the transaction. */
  static Optional<Token> lock(DSLContext db, TokenId id, Optional<AccountId> owner, Instant now) {
    return db.selectFrom(TOKEN)
        .where(TOKEN.ID.eq(id.text()))
        .and(ownedBy(owner))
        .and(works(now))
        .forUpdate()
        .fetchOptional(TokenRows::token);
  }

  /** Gives a token another secret; the present one works until then, an older one no longer. */
  static void replaceSecret(
      DSLContext db, TokenId id, Bytes32 hash, Optional<Instant> oldSecretEnd) {
    db.update(TOKEN)
        .set(TOKEN.OLD_HASH, oldSecretEnd.isPresent() ? TOKEN.HASH : DSL.castNull(TOKEN.OLD_HASH))
        .set(TOKEN.OLD_HASH_EXPIRE_TIME, oldSecretEnd.map(TokenRows::time).orElse(null))
        .set(TOKEN.HASH, hash.toByteArray())
        .where(TOKEN.ID.eq(id.text()))
        .execute();
  }

  /** Forgets old secrets that no longer work. */
  static int deleteEnded(DSLContext db, Instant now) {
    return db.update(TOKEN)
        .setNull(TOKEN.OLD_HASH)
        .setNull(TOKEN.OLD_HASH_EXPIRE_TIME)
        .where(TOKEN.OLD_HASH_EXPIRE_TIME.lt(time(now)))
        .execute();
  }
}
