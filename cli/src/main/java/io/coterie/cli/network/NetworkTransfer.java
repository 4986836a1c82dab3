package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Principals;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.TransferNetworkRequest;
import io.coterie.network.v1.TransferNetworkResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands a network over. */
@Command(
    name = "transfer",
    description = "Makes another member the owner of a network; you become admin.",
    footer = {"Example:", "  coterie network transfer bob --network dev"})
final class NetworkTransfer extends HubCommand {
  @Parameters(
      paramLabel = "MEMBER",
      description = "The new owner: an account by name or id, a node by number or id.")
  private String member = "";

  @Option(names = "--node", description = "MEMBER is a node's hostname.")
  private boolean node;

  @Mixin private NetworkOption network = new NetworkOption();

  NetworkTransfer(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    TransferNetworkResponse reply =
        hub.client()
            .networks()
            .transferNetwork(
                TransferNetworkRequest.newBuilder()
                    .setNetwork(network.of(hub))
                    .setMember(Principals.of(member, node))
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(
        reply,
        "Network %s now belongs to %s; you are admin."
            .formatted(reply.getNetwork().getName(), reply.getNetwork().getOwnerName()));
  }
}
