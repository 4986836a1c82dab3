package io.coterie.cli.plan;

import io.coterie.auth.v1.ListPlansRequest;
import io.coterie.auth.v1.ListPlansResponse;
import io.coterie.auth.v1.Plan;
import io.coterie.auth.v1.PlanLimits;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.Table;
import java.util.List;

/** Plans, one a line. */
public final class PlanTable {
  private PlanTable() {}

  public static List<Plan> all(Hub hub) {
    var service = hub.client().plans();
    return Pages.all(
        token ->
            service.listPlans(
                ListPlansRequest.newBuilder().setPageSize(Pages.SIZE).setPageToken(token).build()),
        ListPlansResponse::getPlansList,
        ListPlansResponse::getNextPageToken);
  }

  public static String text(List<Plan> plans) {
    var table =
        new Table(
            "PLAN",
            "NETWORKS OWNED",
            "NETWORKS JOINED",
            "AGENTS/NETWORK",
            "MEMBERS/NETWORK",
            "TASKS/DAY",
            "TOKENS",
            "DEFAULT");
    for (Plan plan : plans) {
      PlanLimits limits = plan.getLimits();
      table.row(
          plan.getName(),
          Limits.text(limits.getNetworksOwned()),
          Limits.text(limits.getNetworksJoined()),
          Limits.text(limits.getAgentsPerNetwork()),
          Limits.text(limits.getMembersPerNetwork()),
          Limits.text(limits.getTasksPerDay()),
          Limits.text(limits.getTokens()),
          plan.getIsDefault() ? "yes" : "-");
    }
    return table.toString();
  }
}
