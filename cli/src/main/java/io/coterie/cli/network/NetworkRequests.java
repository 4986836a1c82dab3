package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.JoinRequest;
import io.coterie.network.v1.ListJoinRequestsResponse;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists who asks to be let in. */
@Command(
    name = "requests",
    description = "Lists who asks to be let into a network, the oldest first. For owner and admin.",
    footer = {"Example:", "  coterie network requests forum"})
final class NetworkRequests extends HubCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "NETWORK",
      description = "The network (default: the active one).")
  private Optional<String> network = Optional.empty();

  NetworkRequests(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    List<JoinRequest> requests = JoinRequests.all(hub, hub.network(network));
    return Reply.of(
        ListJoinRequestsResponse.newBuilder().addAllJoinRequests(requests).build(),
        () -> JoinRequests.text(requests));
  }
}
