package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Principals;
import io.coterie.cli.output.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes a node from a network. */
@Command(
    name = "remove-node",
    description = "Removes a node from a network. For owner and admin.",
    footer = {"Example:", "  coterie network remove-node worker"})
final class NetworkRemoveNode extends HubCommand {
  @Parameters(paramLabel = "NODE", description = "The node, by hostname, number or id.")
  private String node = "";

  @Mixin private RemovalOptions removal = new RemovalOptions();

  NetworkRemoveNode(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    return removal.remove(hub, Principals.of(node, true));
  }
}
