package io.coterie.cli.account;

import io.coterie.auth.v1.ChangePasswordRequest;
import io.coterie.auth.v1.ChangePasswordResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Changes one's own password. */
@Command(
    name = "passwd",
    description =
        "Changes your password; your other sessions and user tokens end. Asks for both passwords.",
    footer = {
      "Example, for a program:",
      "  printf '%%s\\n%%s\\n' \"$OLD\" \"$NEW\" | coterie passwd --passwords-stdin"
    })
public final class PasswordCommand extends HubCommand {
  @Option(
      names = "--passwords-stdin",
      description =
          "Read the present password and the new one from standard input, each on a line.")
  private boolean stdin;

  PasswordCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    var accounts = hub.client().accounts();
    List<String> passwords =
        PasswordSource.two(invocation().environment(), stdin, "Present password", "New password");
    ChangePasswordResponse reply =
        accounts.changePassword(
            ChangePasswordRequest.newBuilder()
                .setCurrentPassword(passwords.get(0))
                .setNewPassword(passwords.get(1))
                .setRequestId(hub.requestId())
                .build());
    return Reply.of(
        reply,
        "Password changed; %d other sessions and tokens ended.".formatted(reply.getEndedTokens()));
  }
}
