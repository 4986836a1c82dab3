package io.coterie.cli.admin;

import io.coterie.cli.command.CommandGroup;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What those do who look after the hub. Options of the operator's session have one dash or two, as
 * operators write them.
 */
@Command(
    name = "admin",
    description = {
      "What those do who look after the hub: the operator and, where it says so, system admins.",
      "They act by -token, or COTERIE_TOKEN; without these, on the hub's own machine, by what admin.token in its home holds. Commands for system admins, too, use your session where there is no such token, or with --as-me."
    },
    footer = {
      "Example:",
      "  coterie admin -registry hub.example:9000 -token $TOKEN add-node -network 1 -node 686",
      "  coterie admin list-members -network 1",
      "  coterie admin account ls"
    })
public final class AdminCommand extends CommandGroup {
  @Option(
      names = {"-registry", "--registry"},
      paramLabel = "HOST:PORT",
      description = "The hub; another way to say --hub.")
  private Optional<String> registry = Optional.empty();

  @Option(
      names = {"-token", "--token"},
      paramLabel = "TOKEN",
      description = "The operator's token.")
  private Optional<String> token = Optional.empty();

  @Option(
      names = "--as-me",
      description = "Use your session, although admin.token is here. You are a system admin.")
  private boolean asMe;

  Optional<String> registry() {
    return registry;
  }

  Optional<String> token() {
    return token;
  }

  boolean asMe() {
    return asMe;
  }

  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(
        Map.entry("create-network", AdminCreateNetwork.class),
        Map.entry("list-networks", AdminListNetworks.class),
        Map.entry("add-node", AdminAddNode.class),
        Map.entry("remove-node", AdminRemoveNode.class),
        Map.entry("list-members", AdminListMembers.class),
        Map.entry("delete-network", AdminDeleteNetwork.class),
        Map.entry("account", AdminAccount.class),
        Map.entry("plan", AdminPlan.class),
        Map.entry("network", AdminNetwork.class),
        Map.entry("stats", AdminStats.class));
  }
}
