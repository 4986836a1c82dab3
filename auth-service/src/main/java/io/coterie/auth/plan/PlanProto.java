package io.coterie.auth.plan;

import io.coterie.auth.quota.Limits;
import io.coterie.auth.v1.ListPlansResponse;
import io.coterie.auth.v1.PlanChange;
import io.coterie.auth.v1.PlanLimits;
import io.coterie.auth.v1.UpsertPlanRequest;
import io.coterie.auth.v1.UpsertPlanResponse;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Page;

/** Plans as the contract has them. */
public final class PlanProto {
  private PlanProto() {}

  public static io.coterie.auth.v1.Plan plan(Plan plan) {
    return io.coterie.auth.v1.Plan.newBuilder()
        .setName(plan.name().text())
        .setLimits(limits(plan.limits()))
        .setIsDefault(plan.isDefault())
        .setEtag(plan.etag())
        .build();
  }

  /** What a request to change one asks for. */
  public static PlanOrder order(UpsertPlanRequest request) {
    var limits = request.getLimits();
    return new PlanOrder(
        new PlanName(request.getName()),
        new Limits(
            limits.getNetworksOwned(),
            limits.getNetworksJoined(),
            limits.getAgentsPerNetwork(),
            limits.getMembersPerNetwork(),
            limits.getTasksPerDay(),
            limits.getTokens()),
        request.getMakeDefault(),
        request.getEtag());
  }

  public static Answer<Plan, UpsertPlanResponse> upserted() {
    return Answer.of(
        UpsertPlanResponse.getDefaultInstance(),
        plan -> UpsertPlanResponse.newBuilder().setPlan(plan(plan)).build());
  }

  public static ListPlansResponse list(Page<Plan> page) {
    return ListPlansResponse.newBuilder()
        .addAllPlans(page.map(PlanProto::plan).items())
        .setNextPageToken(page.nextToken())
        .build();
  }

  static PlanChange change(Plan plan) {
    return PlanChange.newBuilder().setPlan(plan(plan)).build();
  }

  private static PlanLimits limits(Limits limits) {
    return PlanLimits.newBuilder()
        .setNetworksOwned(limits.networksOwned())
        .setNetworksJoined(limits.networksJoined())
        .setAgentsPerNetwork(limits.agentsPerNetwork())
        .setMembersPerNetwork(limits.membersPerNetwork())
        .setTasksPerDay(limits.tasksPerDay())
        .setTokens(limits.tokens())
        .build();
  }
}
