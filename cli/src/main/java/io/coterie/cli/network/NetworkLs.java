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
import picocli.CommandLine.Command;

/** Lists one's networks. */
@Command(
    name = "ls",
    description = "Lists the networks that you are in, with your role there.",
    footer = {"Example:", "  coterie network ls"})
final class NetworkLs extends HubCommand {
  NetworkLs(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
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
