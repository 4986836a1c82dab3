package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import io.coterie.network.v1.ApproveJoinRequestRequest;
import io.coterie.network.v1.ApproveJoinRequestResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets somebody in who asked. */
@Command(
    name = "approve",
    description = "Lets somebody in who asked, as member. For owner and admin.",
    footer = {"Example:", "  coterie network approve bob --network forum"})
final class NetworkApprove extends HubCommand {
  @Parameters(
      paramLabel = "REQUEST|NAME",
      description = "The request's id, or who asks, from: coterie network requests.")
  private String request = "";

  @Mixin private NetworkOption network = new NetworkOption();

  NetworkApprove(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    String target = network.of(hub);
    ApproveJoinRequestResponse reply =
        hub.client()
            .members()
            .approveJoinRequest(
                ApproveJoinRequestRequest.newBuilder()
                    .setNetwork(target)
                    .setJoinRequest(JoinRequests.find(hub, target, request))
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(
        reply,
        "%s is in the network as %s."
            .formatted(
                Table.printable(reply.getMember().getName()),
                Words.of(reply.getMember().getRole())));
  }
}
