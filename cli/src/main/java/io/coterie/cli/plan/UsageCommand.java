package io.coterie.cli.plan;

import io.coterie.auth.v1.GetUsageRequest;
import io.coterie.auth.v1.GetUsageResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import picocli.CommandLine.Command;

/** Says how much of one's plan is used. */
@Command(
    name = "usage",
    description =
        "Says how much of your plan you use: networks, agents and members in each that you own, tokens.",
    footer = {"Example:", "  coterie usage"})
public final class UsageCommand extends HubCommand {
  UsageCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    GetUsageResponse reply = hub.client().plans().getUsage(GetUsageRequest.getDefaultInstance());
    return Reply.of(reply, () -> UsageTable.text(reply));
  }
}
