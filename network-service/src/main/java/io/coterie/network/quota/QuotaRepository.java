package io.coterie.network.quota;

import static io.coterie.network.tables.Tables.MEMBER;
import static io.coterie.network.tables.Tables.PLAN;
import static io.coterie.network.tables.Tables.PLAN_HOLDER;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;

import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.Role;
import io.coterie.network.tables.tables.records.PlanRecord;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.PrincipalId;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** All SQL that counts what plans limit. */
final class QuotaRepository {
  /** Makes others who count for the same holder wait. */
  void lock(DSLContext db, PrincipalId holder) {
    db.insertInto(PLAN_HOLDER)
        .set(PLAN_HOLDER.HOLDER, holder.text())
        .set(PLAN_HOLDER.UNLIMITED, false)
        .onConflict(PLAN_HOLDER.HOLDER)
        // an update that changes nothing, for its lock
        .doUpdate()
        .set(PLAN_HOLDER.HOLDER, holder.text())
        .execute();
  }

  /** What an account's plan allows; none if its plan is not known here. */
  Optional<Limits> ofAccount(DSLContext db, AccountId account) {
    return db.select(PLAN_HOLDER.UNLIMITED)
        .select(PLAN.fields())
        .from(PLAN_HOLDER)
        .join(PLAN)
        .on(PLAN.NAME.eq(PLAN_HOLDER.PLAN))
        .where(PLAN_HOLDER.HOLDER.eq(account.text()))
        .fetchOptional(
            row -> row.get(PLAN_HOLDER.UNLIMITED) ? Limits.UNLIMITED : limits(row.into(PLAN)));
  }

  /** What the plan allows that whoever is no account has. */
  Optional<Limits> byDefault(DSLContext db) {
    return db.selectFrom(PLAN).where(PLAN.IS_DEFAULT).fetchOptional(QuotaRepository::limits);
  }

  /** Whose plan rules a network; none: the operator's. */
  Optional<PrincipalId> holder(DSLContext db, LockedNetwork network) {
    return db.select(MEMBER.HOLDER)
        .from(MEMBER)
        .where(MEMBER.NETWORK_ID.eq(network.id().text()))
        .and(isOwner())
        .fetchOptional(row -> PrincipalId.parse(row.value1()));
  }

  int countOwned(DSLContext db, PrincipalId holder) {
    return db.select(count())
        .from(MEMBER)
        .where(MEMBER.HOLDER.eq(holder.text()))
        .and(isOwner())
        .fetchSingle()
        .value1();
  }

  static int countJoined(DSLContext db, AccountId account) {
    return db.select(count())
        .from(MEMBER)
        .where(MEMBER.PRINCIPAL.eq(account.text()))
        .and(MEMBER.ROLE.in(Role.ADMIN.text(), Role.MEMBER.text()))
        .fetchSingle()
        .value1();
  }

  /** Spelled out, so that the planner sees that the index on owners will do. */
  static Condition isOwner() {
    return MEMBER.ROLE.eq(inline(Role.OWNER.text()));
  }

  private static Limits limits(PlanRecord row) {
    return new Limits(
        row.getName(),
        row.getNetworksOwned(),
        row.getNetworksJoined(),
        row.getAgentsPerNetwork(),
        row.getMembersPerNetwork());
  }
}
