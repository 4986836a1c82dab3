package io.coterie.cli;

import io.coterie.cli.account.AccountCommand;
import io.coterie.cli.account.LoginCommand;
import io.coterie.cli.account.LogoutCommand;
import io.coterie.cli.account.PasswordCommand;
import io.coterie.cli.account.PasswordGroup;
import io.coterie.cli.account.RegisterCommand;
import io.coterie.cli.account.SessionCommand;
import io.coterie.cli.account.WhoAmICommand;
import io.coterie.cli.admin.AdminCommand;
import io.coterie.cli.audit.AuditCommand;
import io.coterie.cli.command.CommandGroup;
import io.coterie.cli.command.GlobalOptions;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Version;
import io.coterie.cli.network.NetworkCommand;
import io.coterie.cli.network.NetworkTag;
import io.coterie.cli.node.NodeCommand;
import io.coterie.cli.plan.UsageCommand;
import io.coterie.cli.policy.PolicyCommand;
import io.coterie.cli.reach.ResolveCommand;
import io.coterie.cli.relay.RelayCommand;
import io.coterie.cli.server.DownCommand;
import io.coterie.cli.server.StatusCommand;
import io.coterie.cli.server.UpCommand;
import io.coterie.cli.token.TokenCommand;
import io.coterie.cli.trust.TrustCommand;
import io.coterie.cli.watch.WatchCommand;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
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
    })
final class CoterieCommand extends CommandGroup {
  @Mixin
  @SuppressWarnings("UnusedVariable") // the parser fills it, commands read it from the invocation
  private final GlobalOptions options;

  CoterieCommand(Invocation invocation) {
    this.options = invocation.options();
  }

  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(
        Map.entry("up", UpCommand.class),
        Map.entry("down", DownCommand.class),
        Map.entry("status", StatusCommand.class),
        Map.entry("register", RegisterCommand.class),
        Map.entry("login", LoginCommand.class),
        Map.entry("logout", LogoutCommand.class),
        Map.entry("whoami", WhoAmICommand.class),
        Map.entry("passwd", PasswordCommand.class),
        Map.entry("password", PasswordGroup.class),
        Map.entry("session", SessionCommand.class),
        Map.entry("account", AccountCommand.class),
        Map.entry("usage", UsageCommand.class),
        Map.entry("network", NetworkCommand.class),
        Map.entry("policy", PolicyCommand.class),
        Map.entry("tag", NetworkTag.class),
        Map.entry("node", NodeCommand.class),
        Map.entry("resolve", ResolveCommand.class),
        Map.entry("trust", TrustCommand.class),
        Map.entry("relay", RelayCommand.class),
        Map.entry("watch", WatchCommand.class),
        Map.entry("token", TokenCommand.class),
        Map.entry("audit", AuditCommand.class),
        Map.entry("admin", AdminCommand.class),
        Map.entry("completion", CompletionCommand.class),
        Map.entry("version", VersionCommand.class));
  }
}
