package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.ListNetworksRequest;
import io.coterie.network.v1.ListNetworksResponse;
import io.coterie.network.v1.Network;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists one's networks. */
@Command(
    name = "ls",
    description =
        "Lists the networks that you are in, with your role there; or the directory of public ones.",
    footer = {"Example:", "  coterie network ls", "  coterie network ls --public --query robots"})
final class NetworkLs extends HubCommand {
  @ArgGroup(exclusive = false)
  private Directory directory = new Directory();

  static final class Directory {
    @Option(
        names = "--public",
        required = true,
        description = "List the public networks instead, whoever is in them.")
    private boolean everybodys;

    @Option(
        names = "--query",
        defaultValue = "",
        paramLabel = "TEXT",
        description = "Only those with this in their name or description.")
    private String query = "";
  }

  NetworkLs(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    if (directory.everybodys) {
      return PublicNetworks.reply(PublicNetworks.all(hub, directory.query));
    }
    List<Network> networks = all(hub);
    return Reply.of(
        ListNetworksResponse.newBuilder().addAllNetworks(networks).build(),
        () -> new NetworkList(networks, hub.activeNetwork(), invocation().symbols()).toString());
  }

  private static List<Network> all(Hub hub) {
    var service = hub.client().networks();
    return Pages.all(
        token ->
            service.listNetworks(
                ListNetworksRequest.newBuilder()
                    .setPageSize(Pages.SIZE)
                    .setPageToken(token)
                    .build()),
        ListNetworksResponse::getNetworksList,
        ListNetworksResponse::getNextPageToken);
  }
}
