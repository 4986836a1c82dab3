package io.coterie.auth.token;

import static io.coterie.auth.tables.Tables.ACCOUNT;
import static io.coterie.auth.tables.Tables.TOKEN;
import static org.jooq.impl.DSL.inline;

import com.google.protobuf.ByteString;
import io.coterie.platform.call.Bytes32;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller.NetworkBinding;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** All reading and adding of tokens. */
final class TokenRepository {
  private TokenRepository() {}

  static void insert(DSLContext db, Token token, Bytes32 hash) {
    db.insertInto(TOKEN)
        .set(TOKEN.ID, token.id().text())
        .set(TOKEN.HASH, hash.toByteArray())
        .set(TOKEN.KIND, (short) token.kind().number())
        .set(TOKEN.NAME, token.name())
        .set(TOKEN.ACCOUNT_ID, token.account().map(AccountId::text).orElse(null))
        .set(TOKEN.NETWORK_ID, token.network().map(n -> n.network().text()).orElse(null))
        .set(
            TOKEN.NETWORK_INCARNATION,
            token.network().map(n -> n.incarnation().text()).orElse(null))
        .set(TOKEN.NODE_ID, token.node().map(n -> n.node().text()).orElse(null))
        .set(TOKEN.NODE_INCARNATION, token.node().map(n -> n.incarnation().text()).orElse(null))
        .set(
            TOKEN.NODE_KEY,
            token.node().flatMap(NodeBinding::key).map(ByteString::toByteArray).orElse(null))
        .set(TOKEN.CREATE_TIME, time(token.created()))
        .set(TOKEN.EXPIRE_TIME, token.expires().map(TokenRepository::time).orElse(null))
        .execute();
  }

  static Optional<HeldToken> find(DSLContext db, Bytes32 hash, Instant now) {
    return db.select(TOKEN.fields())
        .select(ACCOUNT.SYSTEM_ADMIN)
        .from(TOKEN)
        .leftJoin(ACCOUNT)
        .on(ACCOUNT.ID.eq(TOKEN.ACCOUNT_ID))
        .where(TOKEN.HASH.eq(hash.toByteArray()))
        .and(works(now))
        .and(ACCOUNT.DISABLED.isDistinctFrom(true))
        .fetchOptional(
            row -> new HeldToken(token(row), Boolean.TRUE.equals(row.get(ACCOUNT.SYSTEM_ADMIN))));
  }

  static Optional<Token> find(DSLContext db, TokenId id) {
    return db.selectFrom(TOKEN).where(TOKEN.ID.eq(id.text())).fetchOptional(TokenRepository::token);
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
      DSLContext db,
      Optional<AccountId> owner,
      Optional<PageKey> after,
      PageSize size,
      Instant now) {
    var rows =
        db.selectFrom(TOKEN)
            .where(ownedBy(owner))
            .and(works(now))
            .orderBy(TOKEN.CREATE_TIME.desc(), TOKEN.ID.desc());
    return after
        .map(key ->
            rows.seek(time(Instant.parse(key.text(0))), key.text(1))
                .limit(size.limit())
                .fetch(TokenRepository::token))
        .orElseGet(() -> rows.limit(size.limit()).fetch(TokenRepository::token));
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

  static Condition works(Instant now) {
    return TOKEN
        .REVOKE_TIME
        .isNull()
        .and(TOKEN.EXPIRE_TIME.isNull().or(TOKEN.EXPIRE_TIME.gt(time(now))));
  }

  static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Token token(Record row) {
    return new Token(
        new TokenId(row.get(TOKEN.ID)),
        TokenKind.of(row.get(TOKEN.KIND)),
        row.get(TOKEN.NAME),
        Optional.ofNullable(row.get(TOKEN.ACCOUNT_ID)).map(AccountId::new),
        Optional.ofNullable(row.get(TOKEN.NETWORK_ID))
            .map(id ->
                new NetworkBinding(
                    new NetworkId(id), new Incarnation(row.get(TOKEN.NETWORK_INCARNATION)))),
        Optional.ofNullable(row.get(TOKEN.NODE_ID))
            .map(id ->
                new NodeBinding(
                    new NodeId(id),
                    new Incarnation(row.get(TOKEN.NODE_INCARNATION)),
                    key(row.get(TOKEN.NODE_KEY)))),
        row.get(TOKEN.CREATE_TIME).toInstant(),
        Optional.ofNullable(row.get(TOKEN.EXPIRE_TIME)).map(OffsetDateTime::toInstant));
  }

  private static Optional<ByteString> key(byte @Nullable [] key) {
    return Optional.ofNullable(key).map(ByteString::copyFrom);
  }
}
