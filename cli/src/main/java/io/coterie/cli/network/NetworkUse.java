package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.GetNetworkResponse;
import io.coterie.network.v1.Network;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a network the active one. */
@Command(
    name = "use",
    description = "Makes a network the active one: the one that commands mean when none is named.",
    footer = {"Example:", "  coterie network use dev"})
final class NetworkUse extends HubCommand {
  @Parameters(paramLabel = "NETWORK", description = "The network.")
  private String network = "";

  NetworkUse(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    Network found = NetworkDetails.of(hub, network);
    ActiveNetworks.use(hub, found.getId(), found.getName());
    return Reply.of(
        GetNetworkResponse.newBuilder().setNetwork(found).build(),
        "Network %s (%s) is active.".formatted(found.getName(), found.getId()));
  }
}
