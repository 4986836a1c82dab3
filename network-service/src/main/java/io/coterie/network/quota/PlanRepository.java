package io.coterie.network.quota;

import static io.coterie.network.tables.Tables.PLAN;
import static io.coterie.network.tables.Tables.PLAN_HOLDER;

import io.coterie.network.tables.tables.records.PlanHolderRecord;
import io.coterie.platform.id.PrincipalId;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertOnDuplicateSetMoreStep;

/** All SQL that writes down who has which plan, and what plans allow. */
final class PlanRepository {
  /** Writes what is newer than anything known. */
  void assign(DSLContext db, Standing standing) {
    insert(db, standing).execute();
  }

  /** Writes what was asked for, unless the feed was faster. */
  void assignIfUnknown(DSLContext db, Standing standing) {
    // a row that was only locked so far
    insert(db, standing).where(PLAN_HOLDER.PLAN.isNull()).execute();
  }

  private static InsertOnDuplicateSetMoreStep<PlanHolderRecord> insert(
      DSLContext db, Standing standing) {
    var known =
        Map.of(
            PLAN_HOLDER.PLAN, standing.plan(),
            PLAN_HOLDER.UNLIMITED, standing.unlimited(),
            PLAN_HOLDER.DISABLED, standing.disabled());
    return db.insertInto(PLAN_HOLDER)
        .set(PLAN_HOLDER.HOLDER, standing.account().text())
        .set(known)
        .onConflict(PLAN_HOLDER.HOLDER)
        .doUpdate()
        .set(known);
  }

  boolean isDisabled(DSLContext db, PrincipalId holder) {
    return db.fetchExists(
        PLAN_HOLDER, PLAN_HOLDER.HOLDER.eq(holder.text()).and(PLAN_HOLDER.DISABLED));
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
