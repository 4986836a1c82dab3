package io.coterie.cli.admin;

import io.coterie.auth.v1.EnableAccountRequest;
import io.coterie.auth.v1.EnableAccountResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets an account in again. */
@Command(
    name = "enable",
    description = "Lets a disabled account in again, with the tokens that did not end meanwhile.",
    footer = {"Example:", "  coterie admin account enable bob"})
final class AccountEnable extends AdministrationCommand {
  @Mixin private AccountArgument account = new AccountArgument();

  AccountEnable(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    EnableAccountResponse reply =
        hub.client()
            .accounts()
            .enableAccount(
                EnableAccountRequest.newBuilder()
                    .setAccount(account.get())
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(reply, "%s is enabled.".formatted(reply.getAccount().getName()));
  }
}
