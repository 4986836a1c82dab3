package io.coterie.cli.admin;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Pages;
import io.coterie.cli.network.Words;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import io.coterie.network.v1.ListNetworksRequest;
import io.coterie.network.v1.ListNetworksResponse;
import io.coterie.network.v1.Network;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists all networks. */
@Command(
    name = "list-networks",
    description = "Lists all networks of the hub.",
    footer = {"Example:", "  coterie admin list-networks"})
final class AdminListNetworks extends OperatorCommand {
  AdminListNetworks(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var service = hub.client().networks();
    List<Network> networks =
        Pages.all(
            token ->
                service.listNetworks(
                    ListNetworksRequest.newBuilder()
                        .setPageSize(Pages.SIZE)
                        .setPageToken(token)
                        .build()),
            ListNetworksResponse::getNetworksList,
            ListNetworksResponse::getNextPageToken);
    return Reply.of(
        ListNetworksResponse.newBuilder().addAllNetworks(networks).build(), () -> text(networks));
  }

  private static String text(List<Network> networks) {
    var table = new Table("NETWORK", "NAME", "OWNER", "JOIN RULE", "ACCOUNTS", "AGENTS", "ID");
    for (Network network : networks) {
      table.row(
          Integer.toUnsignedString(network.getNumber()),
          network.getName(),
          network.getOwnerName(),
          Words.of(network.getJoinRule()),
          network.getAccountCount(),
          network.getAgentCount(),
          network.getId());
    }
    return table.toString();
  }
}
