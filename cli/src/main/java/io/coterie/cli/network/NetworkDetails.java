package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.output.Constant;
import io.coterie.cli.output.Table;
import io.coterie.cli.output.Times;
import io.coterie.network.v1.GetNetworkRequest;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.Role;

/** One network, and all about it. */
public final class NetworkDetails {
  private NetworkDetails() {}

  /** Looks a network up. */
  public static Network of(Hub hub, String network) {
    return hub.client()
        .networks()
        .getNetwork(GetNetworkRequest.newBuilder().setNetwork(network).build())
        .getNetwork();
  }

  static String text(Network network) {
    String role =
        network.getMyRole() == Role.ROLE_UNSPECIFIED ? "none" : Words.of(network.getMyRole());
    return """
    Name:         %s
    Id:           %s
    Number:       %s
    Owner:        %s
    Description:  %s
    Visibility:   %s
    Join rule:    %s
    Vouching:     by %s
    Members:      %d accounts, %d agents, at most %d
    Viewers:      %d, who %s endpoints
    Tasks:        %d
    Created:      %s
    Your role:    %s
    You may:      %s\
    """
        .formatted(
            network.getName(),
            network.getId(),
            Integer.toUnsignedString(network.getNumber()),
            network.getOwnerName(),
            Table.orDash(Table.printable(network.getDescription())),
            Constant.word(network.getVisibility()),
            Words.of(network.getJoinRule()),
            Constant.word(network.getVouchRule()),
            network.getAccountCount(),
            network.getAgentCount(),
            network.getMaxMembers(),
            network.getViewerCount(),
            network.getViewersSeeEndpoints() ? "see" : "do not see",
            network.getTaskCount(),
            Times.text(network.getCreateTime()),
            role,
            Words.permissions(network));
  }
}
