package io.coterie.auth.token;

import static io.coterie.auth.tables.Tables.ACCOUNT;
import static io.coterie.auth.tables.Tables.TOKEN;
import static io.coterie.auth.token.TokenRepository.time;
import static io.coterie.auth.token.TokenRepository.works;
import static org.jooq.impl.DSL.any;

import io.coterie.platform.call.Bytes32;
import io.coterie.platform.identity.SecretMark;
import io.coterie.platform.identity.ShownToken;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;

/** Finds tokens by what proves them: only those that work, of accounts that are let in. */
final class HeldRepository {
  private HeldRepository() {}

  /** By its secret, or the one before the last rotation while that works. */
  static Optional<HeldToken> find(DSLContext db, Bytes32 hash, Instant now) {
    return working(db, now)
        .and(
            TOKEN
                .HASH
                .eq(hash.toByteArray())
                .or(
                    TOKEN
                        .OLD_HASH
                        .eq(hash.toByteArray())
                        .and(TOKEN.OLD_HASH_EXPIRE_TIME.gt(time(now)))))
        .fetchOptional(row -> held(row, Optional.of(TokenRows.mark(hash))));
  }

  /** Those that were shown before, if the secret that was shown still works. */
  static Map<ShownToken, HeldToken> find(DSLContext db, Set<ShownToken> shown, Instant now) {
    var ids = shown.stream().map(token -> token.id().text()).distinct().toArray(String[]::new);
    var rows = working(db, now).and(TOKEN.ID.eq(any(ids))).fetchMap(TOKEN.ID);
    var found = new HashMap<ShownToken, HeldToken>();
    for (var token : shown) {
      var row = rows.get(token.id().text());
      if (row != null && isBy(token.secret(), row, now)) {
        found.put(token, held(row, token.secret()));
      }
    }
    return Map.copyOf(found);
  }

  private static boolean isBy(Optional<SecretMark> secret, Record row, Instant now) {
    return secret.map(TokenRows.secrets(row, now)::contains).orElse(true);
  }

  private static SelectConditionStep<Record> working(DSLContext db, Instant now) {
    return db.select(TOKEN.fields())
        .select(ACCOUNT.SYSTEM_ADMIN)
        .from(TOKEN)
        .leftJoin(ACCOUNT)
        .on(ACCOUNT.ID.eq(TOKEN.ACCOUNT_ID))
        .where(works(now))
        .and(ACCOUNT.DISABLED.isDistinctFrom(true));
  }

  private static HeldToken held(Record row, Optional<SecretMark> secret) {
    return new HeldToken(
        TokenRows.token(row), secret, Boolean.TRUE.equals(row.get(ACCOUNT.SYSTEM_ADMIN)));
  }
}
