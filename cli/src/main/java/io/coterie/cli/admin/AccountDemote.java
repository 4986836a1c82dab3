package io.coterie.cli.admin;

import io.coterie.auth.v1.SystemRole;
import io.coterie.auth.v1.UpdateAccountResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a system admin a plain user. */
@Command(
    name = "demote",
    description = "Makes a system admin a plain user again; never the last one.",
    footer = {"Example:", "  coterie admin account demote bob"})
final class AccountDemote extends AdministrationCommand {
  @Mixin private AccountArgument account = new AccountArgument();

  AccountDemote(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    UpdateAccountResponse reply = SystemRoles.give(hub, account.get(), SystemRole.SYSTEM_ROLE_USER);
    return Reply.of(reply, "%s is a plain user now.".formatted(reply.getAccount().getName()));
  }
}
