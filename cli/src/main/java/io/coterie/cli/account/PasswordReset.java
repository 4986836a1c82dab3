package io.coterie.cli.account;

import io.coterie.auth.v1.RedeemPasswordResetRequest;
import io.coterie.auth.v1.RedeemPasswordResetResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubChoice;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets a password by a reset code. */
@Command(
    name = "reset",
    description = {
      "Sets a new password by a reset code, which whoever runs the hub makes. Asks for both.",
      "Your sessions and user tokens end."
    },
    footer = {
      "Example, for a program:",
      "  printf '%%s\\n%%s\\n' \"$CODE\" \"$NEW\" | coterie password reset --stdin"
    })
final class PasswordReset extends HubCommand {
  @Option(
      names = "--stdin",
      description = "Read the code and the new password from standard input, each on a line.")
  private boolean stdin;

  PasswordReset(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Hub open() throws IOException {
    return HubChoice.of(invocation()).open(Optional.empty());
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    List<String> given =
        PasswordSource.two(invocation().environment(), stdin, "Reset code", "New password");
    RedeemPasswordResetResponse reply =
        hub.anybody()
            .accounts()
            .redeemPasswordReset(
                RedeemPasswordResetRequest.newBuilder()
                    .setCode(given.get(0).strip())
                    .setNewPassword(given.get(1))
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(
        reply,
        "The password of %1$s is set (sessions and tokens ended: %2$d). Log in with: coterie login --username %1$s"
            .formatted(reply.getAccount().getName(), reply.getEndedTokens()));
  }
}
