package io.coterie.cli.account;

import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.SystemRole;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubChoice;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.config.HubMemory.ActiveNetwork;
import io.coterie.cli.output.Reply;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes an account and logs in as it. */
@Command(
    name = "register",
    description = {
      "Makes an account, and its network 'default', and logs in as it.",
      "The first account of a hub becomes system admin; if the hub listens on more than this machine, that one needs COTERIE_TOKEN set to the operator's token."
    },
    footer = {"Example:", "  coterie register --username alice --password-stdin < password.txt"})
public final class RegisterCommand extends HubCommand {
  @Option(
      names = "--username",
      required = true,
      paramLabel = "NAME",
      description = "The account's name: 2 to 50 letters, digits, - and _.")
  private String username = "";

  @Mixin private PasswordSource password = new PasswordSource();

  RegisterCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Hub open() throws IOException {
    // only the operator's token says anything about somebody who has no account yet
    Optional<String> operator =
        invocation().environment().variable("COTERIE_TOKEN").filter(t -> t.startsWith("atok_"));
    return HubChoice.of(invocation()).open(operator);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    RegisterAccountResponse reply =
        hub.anybody()
            .accounts()
            .registerAccount(
                RegisterAccountRequest.newBuilder()
                    .setUsername(username)
                    .setPassword(password.read(invocation().environment()))
                    .setRequestId(hub.requestId())
                    .build());
    SessionMemory.keep(hub, invocation(), reply.getAccount().getName(), reply.getUserToken());
    hub.remember(memory ->
        memory
            .withNetworkToken(reply.getNetworkToken())
            .withNetwork(Optional.of(new ActiveNetwork(reply.getDefaultNetwork(), "default"))));
    String admin =
        reply.getAccount().getSystemRole() == SystemRole.SYSTEM_ROLE_ADMIN ? ", system admin" : "";
    return Reply.of(
        reply,
        """
        Registered %s (%s%s) at %s, and logged in.
        Network default (%s) is active.\
        """
            .formatted(
                reply.getAccount().getName(),
                reply.getAccount().getId(),
                admin,
                hub.address(),
                reply.getDefaultNetwork()));
  }
}
