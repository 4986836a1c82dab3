package io.coterie.cli.admin;

import io.coterie.auth.v1.SystemRole;
import io.coterie.auth.v1.UpdateAccountResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes an account system admin. */
@Command(
    name = "promote",
    description =
        "Makes an account system admin: it looks after accounts and plans, sees global numbers and the whole audit trail.",
    footer = {"Example:", "  coterie admin account promote bob"})
final class AccountPromote extends AdministrationCommand {
  @Mixin private AccountArgument account = new AccountArgument();

  AccountPromote(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    UpdateAccountResponse reply =
        SystemRoles.give(hub, account.get(), SystemRole.SYSTEM_ROLE_ADMIN);
    return Reply.of(reply, "%s is system admin now.".formatted(reply.getAccount().getName()));
  }
}
