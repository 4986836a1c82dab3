package io.coterie.auth.token;

import static io.coterie.auth.tables.Tables.TOKEN;
import static io.coterie.auth.token.TokenRepository.ownedBy;
import static io.coterie.auth.token.TokenRepository.time;
import static io.coterie.auth.token.TokenRepository.works;

import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** All ending and deleting of tokens. */
final class EndingRepository {
  /** How long a revoked token is remembered, so that revoking it again is no error. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private EndingRepository() {}

  /** Whether there is such a token of the owner's; it is revoked now, if it was not before. */
  static boolean revoke(DSLContext db, TokenId id, Optional<AccountId> owner, Instant now) {
    db.update(TOKEN)
        .set(TOKEN.REVOKE_TIME, time(now))
        .where(TOKEN.ID.eq(id.text()))
        .and(ownedBy(owner))
        .and(TOKEN.REVOKE_TIME.isNull())
        .execute();
    return db.fetchExists(db.selectFrom(TOKEN).where(TOKEN.ID.eq(id.text())).and(ownedBy(owner)));
  }

  static void revoke(DSLContext db, TokenId id, Instant now) {
    db.update(TOKEN)
        .set(TOKEN.REVOKE_TIME, time(now))
        .where(TOKEN.ID.eq(id.text()))
        .and(TOKEN.REVOKE_TIME.isNull())
        .execute();
  }

  static int revokeLoginsBut(DSLContext db, TokenId keep, AccountId account, Instant now) {
    return db.update(TOKEN)
        .set(TOKEN.REVOKE_TIME, time(now))
        .where(TOKEN.ACCOUNT_ID.eq(account.text()))
        .and(TOKEN.KIND.in((short) TokenKind.USER.number(), (short) TokenKind.SESSION.number()))
        .and(TOKEN.ID.ne(keep.text()))
        .and(works(now))
        .execute();
  }

  static int revokeLogins(DSLContext db, AccountId account, Instant now) {
    return db.update(TOKEN)
        .set(TOKEN.REVOKE_TIME, time(now))
        .where(TOKEN.ACCOUNT_ID.eq(account.text()))
        .and(TOKEN.KIND.in((short) TokenKind.USER.number(), (short) TokenKind.SESSION.number()))
        .and(works(now))
        .execute();
  }

  static boolean otherOperatorTokenWorks(DSLContext db, TokenId but, Instant now) {
    return db.fetchExists(
        db.selectFrom(TOKEN)
            .where(ownedBy(Optional.empty()))
            .and(TOKEN.ID.ne(but.text()))
            .and(works(now)));
  }

  static boolean anyOperatorTokenWorks(DSLContext db, Instant now) {
    return db.fetchExists(db.selectFrom(TOKEN).where(ownedBy(Optional.empty())).and(works(now)));
  }

  /** Held to the end of the transaction: who counts operator tokens, to make or end one. */
  static void lockOperatorTokens(DSLContext db) {
    db.execute("select pg_advisory_xact_lock(hashtext(current_schema() || ' operator tokens'))");
  }

  static void delete(DSLContext db, TokenId id) {
    db.deleteFrom(TOKEN).where(TOKEN.ID.eq(id.text())).execute();
  }

  static void deleteOfNetwork(DSLContext db, NetworkId network) {
    db.deleteFrom(TOKEN).where(TOKEN.NETWORK_ID.eq(network.text())).execute();
  }

  static void deleteOfMembership(DSLContext db, NetworkId network, Incarnation incarnation) {
    db.deleteFrom(TOKEN)
        .where(TOKEN.NETWORK_ID.eq(network.text()))
        .and(TOKEN.NETWORK_INCARNATION.eq(incarnation.text()))
        .execute();
  }

  static void deleteOfNode(DSLContext db, NodeId node, Incarnation incarnation) {
    db.deleteFrom(TOKEN)
        .where(TOKEN.NODE_ID.eq(node.text()))
        .and(TOKEN.NODE_INCARNATION.eq(incarnation.text()))
        .execute();
  }

  static int deleteEnded(DSLContext db, Instant now) {
    return db.deleteFrom(TOKEN)
        .where(TOKEN.EXPIRE_TIME.lt(time(now.minus(REMEMBERED))))
        .or(TOKEN.REVOKE_TIME.lt(time(now.minus(REMEMBERED))))
        .execute();
  }
}
