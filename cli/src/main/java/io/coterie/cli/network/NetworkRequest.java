package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Times;
import io.coterie.network.v1.JoinRequest;
import io.coterie.network.v1.RequestToJoinRequest;
import io.coterie.network.v1.RequestToJoinResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks to be let in. */
@Command(
    name = "request",
    description =
        "Asks to be let into a public network as member. Its owner and admins answer, within 30 days.",
    footer = {"Example:", "  coterie network request alice/forum --message \"I run the crawlers\""})
final class NetworkRequest extends HubCommand {
  @Parameters(
      paramLabel = "NETWORK",
      description = "The network, by id, number or owner/name, from: coterie network ls --public.")
  private String network = "";

  @Option(
      names = "--message",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "What to tell those who answer; at most 256 characters.")
  private String message = "";

  @Option(
      names = "--node",
      defaultValue = "",
      paramLabel = "NODE",
      description = "A node of yours that shall join, instead of you.")
  private String node = "";

  NetworkRequest(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    RequestToJoinResponse reply =
        hub.client()
            .members()
            .requestToJoin(
                RequestToJoinRequest.newBuilder()
                    .setNetwork(network)
                    .setNode(node)
                    .setMessage(message)
                    .setRequestId(hub.requestId())
                    .build());
    JoinRequest made = reply.getJoinRequest();
    return Reply.of(
        reply,
        """
        Asked to join %s; the request waits until %s.
        Take it back with: coterie network decline-request %s --network %s\
        """
            .formatted(network, Times.text(made.getExpireTime()), made.getId(), made.getNetwork()));
  }
}
