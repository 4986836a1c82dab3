package io.coterie.auth.token;

import static io.coterie.auth.tables.Tables.ACCOUNT;
import static io.coterie.auth.tables.Tables.TOKEN;
import static org.jooq.impl.DSL.inline;

import io.coterie.platform.call.Bytes32;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.TokenId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** All reading and adding of tokens. */
final class TokenRepository {
  private TokenRepository() {}

  static void insert(DSLContext db, Token token, Bytes32 hash) {
    db.insertInto(TOKEN)
        .set(TokenRows.columns(token))
        .set(TOKEN.HASH, hash.toByteArray())
        .execute();
  }

  static Optional<Token> find(DSLContext db, TokenId id) {
    return db.selectFrom(TOKEN).where(TOKEN.ID.eq(id.text())).fetchOptional(TokenRows::token);
  }

  /** If it works, and its account is let in. */
  static Optional<Token> findWorking(DSLContext db, TokenId id, Instant now) {
    return db.select(TOKEN.fields())
        .from(TOKEN)
        .leftJoin(ACCOUNT)
        .on(ACCOUNT.ID.eq(TOKEN.ACCOUNT_ID))
        .where(TOKEN.ID.eq(id.text()))
        .and(works(now))
        .and(ACCOUNT.DISABLED.isDistinctFrom(true))
        .fetchOptional(TokenRows::token);
  }

  /** Moves the end of a session that still works, unless somebody else moved it as far. */
  static void extend(DSLContext db, TokenId id, Instant now, Instant expires) {
    db.update(TOKEN)
        .set(TOKEN.EXPIRE_TIME, time(expires))
        .where(TOKEN.ID.eq(id.text()))
        .and(works(now))
        .and(TOKEN.EXPIRE_TIME.lt(time(expires)))
        .execute();
  }

  /** Newest first. */
  static List<Token> page(
      DSLContext db, Condition which, Optional<PageKey> after, PageSize size, Instant now) {
    var rows =
        db.selectFrom(TOKEN)
            .where(which)
            .and(works(now))
            .orderBy(TOKEN.CREATE_TIME.desc(), TOKEN.ID.desc());
    return after
        .map(key ->
            rows.seek(time(Instant.parse(key.text(0))), key.text(1))
                .limit(size.limit())
                .fetch(TokenRows::token))
        .orElseGet(() -> rows.limit(size.limit()).fetch(TokenRows::token));
  }

  /**
   * Tokens of an account; of nobody: the operator's. The kind is written into the statement, or a
   * prepared one could not use the index on operator tokens.
   */
  static Condition ownedBy(Optional<AccountId> owner) {
    return owner
        .map(account -> TOKEN.ACCOUNT_ID.eq(account.text()))
        .orElseGet(() -> TOKEN.KIND.eq(inline((short) TokenKind.OPERATOR.number())));
  }

  /** Tokens bound to a network, whoever made them. */
  static Condition boundTo(NetworkId network) {
    return TOKEN.NETWORK_ID.eq(network.text());
  }

  static Condition works(Instant now) {
    return TOKEN
        .REVOKE_TIME
        .isNull()
        .and(TOKEN.EXPIRE_TIME.isNull().or(TOKEN.EXPIRE_TIME.gt(time(now))));
  }

  static OffsetDateTime time(Instant at) {
    return TokenRows.time(at);
  }
}
