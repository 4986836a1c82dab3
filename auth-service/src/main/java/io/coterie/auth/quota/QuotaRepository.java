package io.coterie.auth.quota;

import static io.coterie.auth.tables.Tables.ACCOUNT;
import static io.coterie.auth.tables.Tables.PLAN;
import static io.coterie.auth.tables.Tables.TOKEN;

import io.coterie.platform.id.AccountId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** All SQL for what accounts may have. */
final class QuotaRepository {
  /** USER, NETWORK and SETUP of the contract's TokenKind; sessions are not counted. */
  private static final List<Short> COUNTED = List.of((short) 1, (short) 2, (short) 6);

  private QuotaRepository() {}

  static Optional<Allowance> find(DSLContext db, AccountId account) {
    return db.select(ACCOUNT.SYSTEM_ADMIN)
        .select(PLAN.fields())
        .from(ACCOUNT)
        .join(PLAN)
        .on(PLAN.NAME.eq(ACCOUNT.PLAN))
        .where(ACCOUNT.ID.eq(account.text()))
        .fetchOptional(QuotaRepository::allowance);
  }

  /**
   * Holds the account's row to the end of the transaction: who counts what it has waits for others
   * that do.
   */
  static void hold(DSLContext db, AccountId account) {
    db.select(ACCOUNT.ID)
        .from(ACCOUNT)
        .where(ACCOUNT.ID.eq(account.text()))
        .forNoKeyUpdate()
        .execute();
  }

  /**
   * Tokens of the account's that work, save sessions, what is bound to a node, and setup tokens for
   * one node that have registered it.
   */
  static int tokens(DSLContext db, AccountId account, Instant now) {
    return db.fetchCount(
        db.selectFrom(TOKEN)
            .where(TOKEN.ACCOUNT_ID.eq(account.text()))
            .and(TOKEN.KIND.in(COUNTED))
            .and(TOKEN.NODE_ID.isNull())
            .and(TOKEN.SETUP_USED_BY.isNull())
            .and(TOKEN.REVOKE_TIME.isNull())
            .and(
                TOKEN.EXPIRE_TIME.isNull().or(TOKEN.EXPIRE_TIME.gt(now.atOffset(ZoneOffset.UTC)))));
  }

  private static Allowance allowance(Record row) {
    var limits =
        Boolean.TRUE.equals(row.get(ACCOUNT.SYSTEM_ADMIN))
            ? Limits.NONE
            : new Limits(
                row.get(PLAN.NETWORKS_OWNED),
                row.get(PLAN.NETWORKS_JOINED),
                row.get(PLAN.AGENTS_PER_NETWORK),
                row.get(PLAN.MEMBERS_PER_NETWORK),
                row.get(PLAN.TASKS_PER_DAY),
                row.get(PLAN.TOKENS));
    return new Allowance(row.get(PLAN.NAME), limits);
  }
}
