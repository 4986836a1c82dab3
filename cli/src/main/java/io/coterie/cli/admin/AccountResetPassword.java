package io.coterie.cli.admin;

import io.coterie.auth.v1.CreatePasswordResetRequest;
import io.coterie.auth.v1.CreatePasswordResetResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Times;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a reset code. */
@Command(
    name = "reset-password",
    description = {
      "Makes a reset code and prints it, this once: it sets a new password, once, within an hour.",
      "Hand it to the account's holder, who runs: coterie password reset"
    },
    footer = {"Example:", "  coterie admin account reset-password bob"})
final class AccountResetPassword extends AdministrationCommand {
  @Mixin private AccountArgument account = new AccountArgument();

  AccountResetPassword(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    CreatePasswordResetResponse reply =
        hub.client()
            .accounts()
            .createPasswordReset(
                CreatePasswordResetRequest.newBuilder()
                    .setAccount(account.get())
                    .setRequestId(hub.requestId())
                    .build());
    invocation()
        .progress(
            "Good until %s, for: coterie password reset"
                .formatted(Times.text(reply.getExpireTime())));
    return Reply.of(reply, reply.getCode());
  }
}
