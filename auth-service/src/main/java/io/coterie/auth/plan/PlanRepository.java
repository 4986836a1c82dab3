package io.coterie.auth.plan;

import static io.coterie.auth.tables.Tables.PLAN;

import io.coterie.auth.quota.Limits;
import io.coterie.auth.tables.tables.records.PlanRecord;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.db.PageSize;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** All SQL for plans. */
final class PlanRepository {
  private PlanRepository() {}

  /** By name. */
  static List<Plan> page(DSLContext db, Optional<PageKey> after, PageSize size) {
    var rows = db.selectFrom(PLAN).orderBy(PLAN.NAME);
    return after
        .map(key -> rows.seek(key.text(0)).limit(size.limit()).fetch(PlanRepository::plan))
        .orElseGet(() -> rows.limit(size.limit()).fetch(PlanRepository::plan));
  }

  /** Those of the names, and the default one. */
  static List<Plan> batch(DSLContext db, Collection<String> names) {
    return db.selectFrom(PLAN)
        .where(PLAN.NAME.in(names))
        .or(PLAN.IS_DEFAULT)
        .fetch(PlanRepository::plan);
  }

  static Optional<Plan> hold(DSLContext db, PlanName name) {
    return db.selectFrom(PLAN)
        .where(PLAN.NAME.eq(name.text()))
        .forNoKeyUpdate()
        .fetchOptional(PlanRepository::plan);
  }

  static Plan insert(DSLContext db, PlanName name, Limits limits) {
    return db.insertInto(PLAN)
        .set(PLAN.NAME, name.text())
        .set(row(db, limits))
        .set(PLAN.IS_DEFAULT, false)
        .set(PLAN.VERSION, 1L)
        .returning()
        .fetchSingle(PlanRepository::plan);
  }

  static Plan update(DSLContext db, PlanName name, Limits limits) {
    return db.update(PLAN)
        .set(row(db, limits))
        .set(PLAN.VERSION, PLAN.VERSION.plus(1))
        .where(PLAN.NAME.eq(name.text()))
        .returning()
        .fetchSingle(PlanRepository::plan);
  }

  /** Takes the default away from the plan that has it, unless that is the named one. */
  static Optional<Plan> unsetDefaultBut(DSLContext db, PlanName name) {
    return db.update(PLAN)
        .set(PLAN.IS_DEFAULT, false)
        .set(PLAN.VERSION, PLAN.VERSION.plus(1))
        .where(PLAN.IS_DEFAULT)
        .and(PLAN.NAME.ne(name.text()))
        .returning()
        .fetchOptional(PlanRepository::plan);
  }

  /** It is the same change as the one of its limits: the version stays. */
  static Plan setDefault(DSLContext db, PlanName name) {
    return db.update(PLAN)
        .set(PLAN.IS_DEFAULT, true)
        .where(PLAN.NAME.eq(name.text()))
        .returning()
        .fetchSingle(PlanRepository::plan);
  }

  /** Gives those that the migration made their first version; of many replicas one gets them. */
  static List<Plan> takeUnannounced(DSLContext db) {
    return db.update(PLAN)
        .set(PLAN.VERSION, 1L)
        .where(PLAN.VERSION.eq(0L))
        .returning()
        .fetch(PlanRepository::plan);
  }

  private static PlanRecord row(DSLContext db, Limits limits) {
    var row = db.newRecord(PLAN);
    row.setNetworksOwned(limits.networksOwned());
    row.setNetworksJoined(limits.networksJoined());
    row.setAgentsPerNetwork(limits.agentsPerNetwork());
    row.setMembersPerNetwork(limits.membersPerNetwork());
    row.setTasksPerDay(limits.tasksPerDay());
    row.setTokens(limits.tokens());
    return row;
  }

  private static Plan plan(PlanRecord row) {
    return new Plan(
        new PlanName(row.getName()),
        new Limits(
            row.getNetworksOwned(),
            row.getNetworksJoined(),
            row.getAgentsPerNetwork(),
            row.getMembersPerNetwork(),
            row.getTasksPerDay(),
            row.getTokens()),
        row.getIsDefault(),
        row.getVersion());
  }
}
