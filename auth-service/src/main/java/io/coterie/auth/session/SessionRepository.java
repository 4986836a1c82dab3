package io.coterie.auth.session;

import static io.coterie.auth.tables.Tables.TOKEN;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import io.coterie.platform.db.PageKey;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.TokenId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** All SQL for sessions; they are rows among the tokens. */
final class SessionRepository {
  /** SESSION of the contract's TokenKind. */
  private static final short KIND = 4;

  private static final Field<OffsetDateTime> LAST_USED =
      coalesce(TOKEN.LAST_USED_TIME, TOKEN.CREATE_TIME);
  private static final Field<String> ADDRESS = coalesce(TOKEN.SOURCE_ADDRESS, val(""));
  private static final Field<String> USER_AGENT = coalesce(TOKEN.USER_AGENT, val(""));

  private SessionRepository() {}

  static void describe(DSLContext db, TokenId session, String sourceAddress, String userAgent) {
    db.update(TOKEN)
        .set(TOKEN.SOURCE_ADDRESS, sourceAddress)
        .set(TOKEN.USER_AGENT, userAgent)
        .where(TOKEN.ID.eq(session.text()))
        .execute();
  }

  /** Newest first. */
  static List<Session> page(
      DSLContext db, AccountId owner, Optional<PageKey> after, PageSize size, Instant now) {
    var rows =
        db.select(TOKEN.ID, TOKEN.CREATE_TIME, LAST_USED, TOKEN.EXPIRE_TIME, ADDRESS, USER_AGENT)
            .from(TOKEN)
            .where(ownedBy(owner))
            .and(works(now))
            .orderBy(TOKEN.CREATE_TIME.desc(), TOKEN.ID.desc());
    return after
        .map(key ->
            rows.seek(time(Instant.parse(key.text(0))), key.text(1))
                .limit(size.limit())
                .fetch(SessionRepository::session))
        .orElseGet(() -> rows.limit(size.limit()).fetch(SessionRepository::session));
  }

  /** How many ended: 1, or 0 if it was over already. Empty if the owner has no such session. */
  static Optional<Integer> end(DSLContext db, AccountId owner, TokenId session, Instant now) {
    var one = ownedBy(owner).and(TOKEN.ID.eq(session.text()));
    int ended = end(db, one, now);
    return ended == 1 || db.fetchExists(db.selectFrom(TOKEN).where(one))
        ? Optional.of(ended)
        : Optional.empty();
  }

  static int endOthers(DSLContext db, AccountId owner, TokenId keep, Instant now) {
    return end(db, ownedBy(owner).and(TOKEN.ID.ne(keep.text())), now);
  }

  private static int end(DSLContext db, Condition which, Instant now) {
    return db.update(TOKEN)
        .set(TOKEN.REVOKE_TIME, time(now))
        .where(which)
        .and(works(now))
        .execute();
  }

  private static Condition ownedBy(AccountId owner) {
    return TOKEN.ACCOUNT_ID.eq(owner.text()).and(TOKEN.KIND.eq(KIND));
  }

  private static Condition works(Instant now) {
    return TOKEN.REVOKE_TIME.isNull().and(TOKEN.EXPIRE_TIME.gt(time(now)));
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Session session(Record row) {
    return new Session(
        new TokenId(row.get(TOKEN.ID)),
        row.get(TOKEN.CREATE_TIME).toInstant(),
        row.get(LAST_USED).toInstant(),
        row.get(TOKEN.EXPIRE_TIME).toInstant(),
        row.get(ADDRESS),
        row.get(USER_AGENT));
  }
}
