package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.DeleteNetworkResponse;
import io.coterie.network.v1.Network;
import io.grpc.Status.Code;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes a network. */
@Command(
    name = "delete",
    description =
        "Deletes a network with everything in it. For its owner. Refused while agents in it are online.",
    footer = {"Example:", "  coterie network delete old-network --force"})
final class NetworkDelete extends HubCommand {
  @Parameters(paramLabel = "NETWORK", description = "The network.")
  private String network = "";

  @Option(names = "--force", description = "Do not ask.")
  private boolean force;

  @Option(
      names = "--disconnect-agents",
      description = "Delete it even while agents are online; they are disconnected.")
  private boolean disconnectAgents;

  NetworkDelete(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    Network doomed = NetworkDetails.of(hub, network);
    confirm(doomed);
    DeleteNetworkResponse reply =
        hub.client()
            .networks()
            .deleteNetwork(
                DeleteNetworkRequest.newBuilder()
                    .setNetwork(doomed.getId())
                    .setDisconnectAgents(disconnectAgents)
                    .setRequestId(hub.requestId())
                    .build());
    ActiveNetworks.forget(hub, doomed.getId());
    String next =
        ActiveNetworks.is(hub, doomed.getId())
            ? " No network is active now: coterie network use NAME."
            : "";
    return Reply.of(
        reply, "Network %s (%s) is deleted.%s".formatted(doomed.getName(), doomed.getId(), next));
  }

  private void confirm(Network doomed) {
    String question =
        "Delete network %s (%s) with %d agents and %d tasks, for good?"
            .formatted(
                doomed.getName(), doomed.getId(), doomed.getAgentCount(), doomed.getTaskCount());
    if (!force && !invocation().environment().terminal().confirms(question)) {
      throw new CliFailure(
          Code.FAILED_PRECONDITION,
          "NOT_CONFIRMED",
          "network %s is not deleted: all in it would be lost for good".formatted(doomed.getName()),
          "say --force if that is meant");
    }
  }
}
