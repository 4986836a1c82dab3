package io.coterie.cli.account;

import io.coterie.auth.v1.LoginRequest;
import io.coterie.auth.v1.LoginResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubChoice;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Times;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a session. */
@Command(
    name = "login",
    description =
        "Logs in to a hub, which is the one that commands speak to from then on. Asks for the password unless an option says where it is.",
    footer = {
      "Example:",
      "  coterie login --hub https://hub.example:9000 --username alice --password-stdin < password.txt"
    })
public final class LoginCommand extends HubCommand {
  @Option(
      names = "--username",
      required = true,
      paramLabel = "NAME",
      description = "The account's name.")
  private String username = "";

  @Mixin private PasswordSource password = new PasswordSource();

  LoginCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Hub open() throws IOException {
    return HubChoice.of(invocation()).open(Optional.empty());
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    LoginResponse reply =
        hub.anybody()
            .accounts()
            .login(
                LoginRequest.newBuilder()
                    .setUsername(username)
                    .setPassword(password.read(invocation().environment()))
                    .build());
    SessionMemory.keep(hub, invocation(), reply.getAccount().getName(), reply.getUserToken());
    return Reply.of(
        reply,
        "Logged in to %s as %s; the session ends when it is not used until %s."
            .formatted(
                hub.address(), reply.getAccount().getName(), Times.text(reply.getExpireTime())));
  }
}
