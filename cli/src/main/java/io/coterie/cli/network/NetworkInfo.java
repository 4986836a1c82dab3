package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.GetNetworkResponse;
import io.coterie.network.v1.Network;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one network. */
@Command(
    name = "info",
    description =
        "Shows a network: its number, owner, join rule, members, and what you may do in it.",
    footer = {"Example:", "  coterie network info dev"})
final class NetworkInfo extends HubCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "NETWORK",
      description = "The network (default: the active one).")
  private Optional<String> network = Optional.empty();

  NetworkInfo(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    Network found = NetworkDetails.of(hub, hub.network(network));
    return Reply.of(
        GetNetworkResponse.newBuilder().setNetwork(found).build(),
        () -> NetworkDetails.text(found));
  }
}
