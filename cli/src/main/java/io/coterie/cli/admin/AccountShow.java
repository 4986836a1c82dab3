package io.coterie.cli.admin;

import io.coterie.auth.v1.GetAccountRequest;
import io.coterie.auth.v1.GetAccountResponse;
import io.coterie.cli.account.AccountDetails;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows an account. */
@Command(
    name = "show",
    description = "Shows an account: its id, rights over the hub, plan, state.",
    footer = {"Example:", "  coterie admin account show bob"})
final class AccountShow extends AdministrationCommand {
  @Mixin private AccountArgument account = new AccountArgument();

  AccountShow(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    GetAccountResponse reply =
        hub.client()
            .accounts()
            .getAccount(GetAccountRequest.newBuilder().setAccount(account.get()).build());
    return Reply.of(reply, () -> AccountDetails.text(reply.getAccount()));
  }
}
