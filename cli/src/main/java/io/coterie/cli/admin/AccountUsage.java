package io.coterie.cli.admin;

import io.coterie.auth.v1.GetUsageRequest;
import io.coterie.auth.v1.GetUsageResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.cli.plan.UsageTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says how much of its plan an account uses. */
@Command(
    name = "usage",
    description = "Says how much of its plan an account uses.",
    footer = {"Example:", "  coterie admin account usage bob"})
final class AccountUsage extends AdministrationCommand {
  @Mixin private AccountArgument account = new AccountArgument();

  AccountUsage(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    GetUsageResponse reply =
        hub.client()
            .plans()
            .getUsage(GetUsageRequest.newBuilder().setAccount(account.get()).build());
    return Reply.of(reply, () -> UsageTable.text(reply));
  }
}
