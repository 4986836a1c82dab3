package io.coterie.cli.account;

import io.coterie.auth.v1.GetAccountRequest;
import io.coterie.auth.v1.GetAccountResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import picocli.CommandLine.Command;

/** Shows one's account. */
@Command(
    name = "show",
    description = "Shows your account: its id, rights over the hub, plan.",
    footer = {"Example:", "  coterie account show"})
final class AccountShow extends HubCommand {
  AccountShow(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    GetAccountResponse reply =
        hub.client()
            .accounts()
            .getAccount(GetAccountRequest.newBuilder().setAccount(OwnAccount.id(hub)).build());
    return Reply.of(reply, () -> AccountDetails.text(reply.getAccount()));
  }
}
