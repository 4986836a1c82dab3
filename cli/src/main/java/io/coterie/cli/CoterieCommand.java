package io.coterie.cli;

import io.coterie.cli.account.LoginCommand;
import io.coterie.cli.account.LogoutCommand;
import io.coterie.cli.account.PasswordCommand;
import io.coterie.cli.account.RegisterCommand;
import io.coterie.cli.account.WhoAmICommand;
import io.coterie.cli.admin.AdminCommand;
import io.coterie.cli.command.CommandGroup;
import io.coterie.cli.command.GlobalOptions;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Version;
import io.coterie.cli.network.NetworkCommand;
import io.coterie.cli.node.NodeCommand;
import io.coterie.cli.server.DownCommand;
import io.coterie.cli.server.StatusCommand;
import io.coterie.cli.server.UpCommand;
import io.coterie.cli.token.TokenCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command without a subcommand: says what there is. */
@Command(
    name = "coterie",
    description = "Private networks for agents.",
    versionProvider = Version.class,
    footer = {
      "Example, from nothing to a network with an agent in it:",
      "  coterie up",
      "  coterie register --username alice",
      "  coterie network create dev",
      "  coterie node create worker",
      "  coterie node start worker"
    },
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      RegisterCommand.class,
      LoginCommand.class,
      LogoutCommand.class,
      WhoAmICommand.class,
      PasswordCommand.class,
      NetworkCommand.class,
      NodeCommand.class,
      TokenCommand.class,
      AdminCommand.class,
      CompletionCommand.class,
      VersionCommand.class
    })
final class CoterieCommand extends CommandGroup {
  @Mixin
  @SuppressWarnings("UnusedVariable") // the parser fills it, commands read it from the invocation
  private final GlobalOptions options;

  CoterieCommand(Invocation invocation) {
    this.options = invocation.options();
  }
}
