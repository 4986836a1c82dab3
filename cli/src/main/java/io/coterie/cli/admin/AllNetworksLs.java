package io.coterie.cli.admin;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.Constant;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import io.coterie.network.v1.ListAllNetworksRequest;
import io.coterie.network.v1.ListAllNetworksResponse;
import io.coterie.network.v1.NetworkSummary;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists all networks by name, owner and counts. */
@Command(
    name = "ls",
    description = "Lists all networks: name, owner and counts, nothing of what is inside.",
    footer = {"Example:", "  coterie admin network ls"})
final class AllNetworksLs extends AdministrationCommand {
  AllNetworksLs(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var service = hub.client().networks();
    List<NetworkSummary> networks =
        Pages.all(
            token ->
                service.listAllNetworks(
                    ListAllNetworksRequest.newBuilder()
                        .setPageSize(Pages.SIZE)
                        .setPageToken(token)
                        .build()),
            ListAllNetworksResponse::getNetworksList,
            ListAllNetworksResponse::getNextPageToken);
    return Reply.of(
        ListAllNetworksResponse.newBuilder().addAllNetworks(networks).build(),
        () -> text(networks));
  }

  private static String text(List<NetworkSummary> networks) {
    if (networks.isEmpty()) {
      return "No networks yet.";
    }
    var table =
        new Table("NETWORK", "NAME", "OWNER", "VISIBILITY", "ACCOUNTS", "AGENTS", "TASKS", "ID");
    for (NetworkSummary network : networks) {
      table.row(
          Integer.toUnsignedString(network.getNumber()),
          network.getName(),
          network.getOwnerName(),
          Constant.word(network.getVisibility()),
          network.getAccountCount(),
          network.getAgentCount(),
          network.getTaskCount(),
          network.getId());
    }
    return table.toString();
  }
}
