package io.coterie.auth.statistics;

import static io.coterie.auth.tables.Tables.ACCOUNT;
import static io.coterie.auth.tables.Tables.TOKEN;
import static org.jooq.impl.DSL.count;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jooq.DSLContext;

/** All SQL for statistics; it counts whole tables, for the few who may ask. */
final class StatisticsRepository {
  /** SESSION and NODE_SESSION of the contract's TokenKind. */
  private static final short SESSION = 4;

  private static final short NODE_SESSION = 5;

  private StatisticsRepository() {}

  record Accounts(long all, long disabled) {}

  record Tokens(long sessions, long others) {}

  static Accounts accounts(DSLContext db) {
    return db.select(count(), count().filterWhere(ACCOUNT.DISABLED))
        .from(ACCOUNT)
        .fetchSingle(row -> new Accounts(row.value1(), row.value2()));
  }

  /** Those that work. */
  static Tokens tokens(DSLContext db, Instant now) {
    return db.select(
            count().filterWhere(TOKEN.KIND.eq(SESSION)),
            count().filterWhere(TOKEN.KIND.notIn(SESSION, NODE_SESSION)))
        .from(TOKEN)
        .where(TOKEN.REVOKE_TIME.isNull())
        .and(TOKEN.EXPIRE_TIME.isNull().or(TOKEN.EXPIRE_TIME.gt(now.atOffset(ZoneOffset.UTC))))
        .fetchSingle(row -> new Tokens(row.value1(), row.value2()));
  }
}
