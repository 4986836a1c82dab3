package io.coterie.cli.admin;

import io.coterie.auth.v1.ListPlansResponse;
import io.coterie.auth.v1.Plan;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.cli.plan.PlanTable;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the plans. */
@Command(
    name = "ls",
    description = "Lists the plans and what they allow.",
    footer = {"Example:", "  coterie admin plan ls"})
final class PlanLs extends AdministrationCommand {
  PlanLs(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    List<Plan> plans = PlanTable.all(hub);
    return Reply.of(
        ListPlansResponse.newBuilder().addAllPlans(plans).build(), () -> PlanTable.text(plans));
  }
}
