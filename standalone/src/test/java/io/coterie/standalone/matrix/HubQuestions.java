package io.coterie.standalone.matrix;

import io.coterie.auth.v1.AssignPlanRequest;
import io.coterie.auth.v1.GetStatisticsRequest;
import io.coterie.auth.v1.GetUsageRequest;
import io.coterie.auth.v1.ListAuditEventsRequest;
import io.coterie.auth.v1.ListPlansRequest;
import io.coterie.auth.v1.PlanLimits;
import io.coterie.auth.v1.UpsertPlanRequest;
import io.coterie.auth.v1.WatchAuditEventsRequest;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.matrix.Questions.Question;
import java.util.HashMap;
import java.util.Map;

/** Plans, statistics and the audit trail. */
final class HubQuestions {
  private HubQuestions() {}

  static Map<String, Question> all() {
    var all = new HashMap<String, Question>();
    all.putAll(plans());
    all.putAll(
        new Questions("coterie.auth.v1.StatisticsService")
            .reads("GetStatistics", GetStatisticsRequest.getDefaultInstance())
            .asked());
    all.putAll(
        new Questions("coterie.auth.v1.AuditService")
            .reads("ListAuditEvents", ListAuditEventsRequest.getDefaultInstance())
            .reads("WatchAuditEvents", WatchAuditEventsRequest.newBuilder().setBacklog(1).build())
            .asked());
    return all;
  }

  private static Map<String, Question> plans() {
    return new Questions("coterie.auth.v1.PlanService")
        .reads("GetUsage/own", GetUsageRequest.getDefaultInstance())
        .reads(
            "GetUsage/of-member",
            world -> GetUsageRequest.newBuilder().setAccount(world.member().id()).build())
        .reads("ListPlans", ListPlansRequest.getDefaultInstance())
        .changes(
            "UpsertPlan",
            world ->
                UpsertPlanRequest.newBuilder()
                    .setName(TestHub.unique("plan"))
                    .setLimits(PlanLimits.newBuilder().setNetworksOwned(1))
                    .build())
        .changesPeople(
            "AssignPlan",
            world ->
                AssignPlanRequest.newBuilder()
                    .setAccount(world.target().id())
                    .setPlan("pro")
                    .build())
        .asked();
  }
}
