package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.DeclineJoinRequestRequest;
import io.coterie.network.v1.DeclineJoinRequestResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Turns somebody down who asked. */
@Command(
    name = "decline-request",
    description = {
      "Declines a request to join, which whoever asked is not told. For owner and admin.",
      "Whoever asked takes a request back with it, by its id."
    },
    footer = {"Example:", "  coterie network decline-request bob --network forum"})
final class NetworkDeclineRequest extends HubCommand {
  @Parameters(
      paramLabel = "REQUEST|NAME",
      description = "The request's id, or who asks, from: coterie network requests.")
  private String request = "";

  @Mixin private NetworkOption network = new NetworkOption();

  NetworkDeclineRequest(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    String target = network.of(hub);
    DeclineJoinRequestResponse reply =
        hub.client()
            .members()
            .declineJoinRequest(
                DeclineJoinRequestRequest.newBuilder()
                    .setNetwork(target)
                    .setJoinRequest(JoinRequests.find(hub, target, request))
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(reply, "The request is gone.");
  }
}
