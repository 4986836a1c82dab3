package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Principals;
import io.coterie.cli.output.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes a member. */
@Command(
    name = "remove",
    description =
        "Removes an account, with its nodes, or a node, and keeps it from coming back by itself. For owner and admin.",
    footer = {"Example:", "  coterie network remove bob"})
final class NetworkRemove extends HubCommand {
  @Parameters(
      paramLabel = "MEMBER",
      description = "Who: an account by name or id, a node by number or id.")
  private String member = "";

  @Option(names = "--node", description = "MEMBER is a node's hostname.")
  private boolean node;

  @Mixin private RemovalOptions removal = new RemovalOptions();

  NetworkRemove(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    return removal.remove(hub, Principals.of(member, node));
  }
}
