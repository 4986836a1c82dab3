package io.coterie.cli.admin;

import io.coterie.auth.v1.Plan;
import io.coterie.auth.v1.UpsertPlanRequest;
import io.coterie.auth.v1.UpsertPlanResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Reply;
import io.coterie.cli.plan.PlanTable;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a plan, or changes one. */
@Command(
    name = "set",
    description = {
      "Makes a plan, with all its limits, or changes the limits given of one; unlimited is one, too.",
      "Accounts that have it are held to the new limits from the next call on."
    },
    footer = {
      "Example:",
      "  coterie admin plan set pro --networks-owned 20",
      "  coterie admin plan set free --default"
    })
final class PlanSet extends AdministrationCommand {
  @Parameters(
      paramLabel = "PLAN",
      description = "Its name: 1 to 32 lower-case letters, digits and inner hyphens.")
  private String name = "";

  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(names = "--default", description = "New accounts shall get it.")
  private boolean makeDefault;

  PlanSet(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    Optional<Plan> present =
        PlanTable.all(hub).stream().filter(p -> p.getName().equals(name)).findFirst();
    if (present.isEmpty() && !limits.complete()) {
      throw new CliFailure(
          Code.INVALID_ARGUMENT,
          "LIMITS_NEEDED",
          "there is no plan %s, and a new one needs all its limits".formatted(name),
          "see: coterie admin plan set --help");
    }
    Plan before = present.orElse(Plan.getDefaultInstance());
    UpsertPlanResponse reply =
        hub.client()
            .plans()
            .upsertPlan(
                UpsertPlanRequest.newBuilder()
                    .setName(name)
                    .setLimits(limits.over(before.getLimits()))
                    .setMakeDefault(makeDefault)
                    .setEtag(before.getEtag())
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(reply, () -> PlanTable.text(List.of(reply.getPlan())));
  }
}
