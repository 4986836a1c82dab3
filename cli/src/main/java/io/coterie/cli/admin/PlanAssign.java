package io.coterie.cli.admin;

import io.coterie.auth.v1.AssignPlanRequest;
import io.coterie.auth.v1.AssignPlanResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Puts an account on a plan. */
@Command(
    name = "assign",
    description = "Puts an account on a plan; what it has already stays.",
    footer = {"Example:", "  coterie admin plan assign bob pro"})
final class PlanAssign extends AdministrationCommand {
  @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account, by name or id.")
  private String account = "";

  @Parameters(
      index = "1",
      paramLabel = "PLAN",
      description = "The plan, from: coterie admin plan ls.")
  private String plan = "";

  PlanAssign(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    AssignPlanResponse reply =
        hub.client()
            .plans()
            .assignPlan(
                AssignPlanRequest.newBuilder()
                    .setAccount(account)
                    .setPlan(plan)
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(reply, "%s is on plan %s now.".formatted(account, plan));
  }
}
