package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.LeaveNetworkRequest;
import io.coterie.network.v1.LeaveNetworkResponse;
import io.coterie.network.v1.Network;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Leaves a network. */
@Command(
    name = "leave",
    description = "Leaves a network; your nodes leave with you. Its owner hands it over first.",
    footer = {"Example:", "  coterie network leave dev"})
final class NetworkLeave extends HubCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "NETWORK",
      description = "The network (default: the active one).")
  private Optional<String> network = Optional.empty();

  @Option(
      names = "--node",
      defaultValue = "",
      paramLabel = "NODE",
      description = "A node of yours that shall leave, instead of you.")
  private String node = "";

  NetworkLeave(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    Network left = NetworkDetails.of(hub, hub.network(network));
    LeaveNetworkResponse reply =
        hub.client()
            .members()
            .leaveNetwork(
                LeaveNetworkRequest.newBuilder()
                    .setNetwork(left.getId())
                    .setNode(node)
                    .setRequestId(hub.requestId())
                    .build());
    if (node.isEmpty()) {
      ActiveNetworks.forget(hub, left.getId());
    }
    return Reply.of(
        reply,
        "%s left network %s.".formatted(node.isEmpty() ? "You" : "Node " + node, left.getName()));
  }
}
