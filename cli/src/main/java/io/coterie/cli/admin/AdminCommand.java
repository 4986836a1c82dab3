package io.coterie.cli.admin;

import io.coterie.cli.command.CommandGroup;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The operator's session. Its options have one dash or two, as operators write them. */
@Command(
    name = "admin",
    description = {
      "The operator's commands: any network, any node.",
      "Without -token it is COTERIE_TOKEN; without that, on the hub's own machine, what admin.token in its home holds."
    },
    footer = {
      "Example:",
      "  coterie admin -registry hub.example:9000 -token $TOKEN add-node -network 1 -node 686",
      "  coterie admin list-members -network 1"
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

  Optional<String> registry() {
    return registry;
  }

  Optional<String> token() {
    return token;
  }

  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(
        Map.entry("create-network", AdminCreateNetwork.class),
        Map.entry("list-networks", AdminListNetworks.class),
        Map.entry("add-node", AdminAddNode.class),
        Map.entry("remove-node", AdminRemoveNode.class),
        Map.entry("list-members", AdminListMembers.class),
        Map.entry("delete-network", AdminDeleteNetwork.class));
  }
}
