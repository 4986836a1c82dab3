package io.coterie.auth.token;

import static io.coterie.auth.tables.Tables.TOKEN;
import static io.coterie.auth.token.TokenRepository.time;
import static org.jooq.impl.DSL.any;

import io.coterie.platform.id.TokenId;
import java.time.Instant;
import java.util.Collection;
import org.jooq.DSLContext;

/** When tokens were last used. */
final class UseRepository {
  private UseRepository() {}

  /**
   * Writes a use of each of these tokens, but for those of which a newer one than {@code since} is
   * written, and those that somebody else is changing: that can wait for the next use.
   */
  static int write(DSLContext db, Collection<TokenId> tokens, Instant at, Instant since) {
    var due =
        db.select(TOKEN.ID)
            .from(TOKEN)
            .where(TOKEN.ID.eq(any(tokens.stream().map(TokenId::text).toArray(String[]::new))))
            .and(TOKEN.LAST_USED_TIME.isNull().or(TOKEN.LAST_USED_TIME.le(time(since))))
            .forUpdate()
            .skipLocked()
            .fetchArray(TOKEN.ID);
    return due.length == 0
        ? 0
        : db.update(TOKEN)
            .set(TOKEN.LAST_USED_TIME, time(at))
            .where(TOKEN.ID.eq(any(due)))
            .execute();
  }
}
