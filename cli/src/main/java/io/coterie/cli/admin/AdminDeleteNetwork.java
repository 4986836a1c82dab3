package io.coterie.cli.admin;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.DeleteNetworkResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deletes any network. */
@Command(
    name = "delete-network",
    description =
        "Deletes a network with everything in it; agents that are online are disconnected. For system admins, too.",
    footer = {"Example:", "  coterie admin delete-network -network 1"})
final class AdminDeleteNetwork extends AdministrationCommand {
  @Mixin private NetworkOption network = new NetworkOption();

  AdminDeleteNetwork(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    DeleteNetworkResponse reply =
        hub.client()
            .networks()
            .deleteNetwork(
                DeleteNetworkRequest.newBuilder()
                    .setNetwork(network.get())
                    .setDisconnectAgents(true)
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(reply, "Network %s deleted".formatted(network.get()));
  }
}
