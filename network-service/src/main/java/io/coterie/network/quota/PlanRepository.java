package io.coterie.network.quota;

import static io.coterie.network.tables.Tables.PLAN;
import static io.coterie.network.tables.Tables.PLAN_HOLDER;

import io.coterie.platform.id.AccountId;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;

/** All SQL that writes down who has which plan, and what plans allow. */
final class PlanRepository {
  /** Writes what is newer than anything known. */
  void assign(DSLContext db, AccountId account, String plan, boolean unlimited) {
    db.insertInto(PLAN_HOLDER)
        .set(PLAN_HOLDER.HOLDER, account.text())
        .set(PLAN_HOLDER.PLAN, plan)
        .set(PLAN_HOLDER.UNLIMITED, unlimited)
        .onConflict(PLAN_HOLDER.HOLDER)
        .doUpdate()
        .set(PLAN_HOLDER.PLAN, plan)
        .set(PLAN_HOLDER.UNLIMITED, unlimited)
        .execute();
  }

  /** Writes what was asked for, unless the feed was faster. */
  void assignIfUnknown(DSLContext db, AccountId account, String plan, boolean unlimited) {
    db.insertInto(PLAN_HOLDER)
        .set(PLAN_HOLDER.HOLDER, account.text())
        .set(PLAN_HOLDER.PLAN, plan)
        .set(PLAN_HOLDER.UNLIMITED, unlimited)
        .onConflict(PLAN_HOLDER.HOLDER)
        .doUpdate()
        .set(PLAN_HOLDER.PLAN, plan)
        .set(PLAN_HOLDER.UNLIMITED, unlimited)
        // a row that was only locked so far
        .where(PLAN_HOLDER.PLAN.isNull())
        .execute();
  }

  void upsert(DSLContext db, Limits limits, boolean isDefault) {
    if (isDefault) {
      db.update(PLAN)
          .set(PLAN.IS_DEFAULT, false)
          .where(PLAN.IS_DEFAULT)
          .and(PLAN.NAME.ne(limits.plan()))
          .execute();
    }
    var values = values(limits, isDefault);
    db.insertInto(PLAN)
        .set(PLAN.NAME, limits.plan())
        .set(values)
        .onConflict(PLAN.NAME)
        .doUpdate()
        .set(values)
        .execute();
  }

  boolean isKnown(DSLContext db, String plan) {
    return db.fetchExists(PLAN, PLAN.NAME.eq(plan));
  }

  /** Makes others who write plans wait. */
  void lock(DSLContext db) {
    db.execute("SELECT pg_advisory_xact_lock(hashtextextended('plans', 0))");
  }

  private static Map<Field<?>, Object> values(Limits limits, boolean isDefault) {
    var values = new HashMap<Field<?>, Object>();
    values.put(PLAN.IS_DEFAULT, isDefault);
    values.put(PLAN.NETWORKS_OWNED, limits.networksOwned());
    values.put(PLAN.NETWORKS_JOINED, limits.networksJoined());
    values.put(PLAN.AGENTS_PER_NETWORK, limits.agentsPerNetwork());
    values.put(PLAN.MEMBERS_PER_NETWORK, limits.membersPerNetwork());
    return values;
  }
}
