package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import io.coterie.network.v1.ListPublicNetworksRequest;
import io.coterie.network.v1.ListPublicNetworksResponse;
import io.coterie.network.v1.PublicNetwork;
import io.coterie.network.v1.Role;
import java.util.List;

/** The directory of public networks. */
final class PublicNetworks {
  private PublicNetworks() {}

  static List<PublicNetwork> all(Hub hub, String query) {
    var service = hub.client().networks();
    return Pages.all(
        token ->
            service.listPublicNetworks(
                ListPublicNetworksRequest.newBuilder()
                    .setQuery(query)
                    .setPageSize(Pages.SIZE)
                    .setPageToken(token)
                    .build()),
        ListPublicNetworksResponse::getNetworksList,
        ListPublicNetworksResponse::getNextPageToken);
  }

  static Reply reply(List<PublicNetwork> networks) {
    return Reply.of(
        ListPublicNetworksResponse.newBuilder().addAllNetworks(networks).build(),
        () -> text(networks));
  }

  private static String text(List<PublicNetwork> networks) {
    if (networks.isEmpty()) {
      return "No public network; make one with: coterie network create NAME --public";
    }
    var table =
        new Table("NAME", "OWNER", "JOIN RULE", "ACCOUNTS", "AGENTS", "YOU", "ID", "DESCRIPTION");
    for (PublicNetwork network : networks) {
      table.row(
          network.getName(),
          network.getOwnerName(),
          Words.of(network.getJoinRule()),
          network.getAccountCount(),
          network.getAgentCount(),
          you(network),
          network.getId(),
          Table.orDash(network.getDescription()));
    }
    return table.toString();
  }

  private static String you(PublicNetwork network) {
    if (network.getMyRole() != Role.ROLE_UNSPECIFIED) {
      return Words.of(network.getMyRole());
    }
    return network.getRequestPending() ? "asked" : "-";
  }
}
