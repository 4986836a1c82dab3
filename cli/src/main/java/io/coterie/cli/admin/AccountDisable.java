package io.coterie.cli.admin;

import io.coterie.auth.v1.DisableAccountRequest;
import io.coterie.auth.v1.DisableAccountResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shuts an account out. */
@Command(
    name = "disable",
    description = "Shuts an account and its nodes out, at once; nothing of its is removed.",
    footer = {"Example:", "  coterie admin account disable bob"})
final class AccountDisable extends AdministrationCommand {
  @Mixin private AccountArgument account = new AccountArgument();

  AccountDisable(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    DisableAccountResponse reply =
        hub.client()
            .accounts()
            .disableAccount(
                DisableAccountRequest.newBuilder()
                    .setAccount(account.get())
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(
        reply,
        "%s is disabled: neither it nor a node of its can do anything."
            .formatted(reply.getAccount().getName()));
  }
}
