package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.Invite;
import io.coterie.network.v1.ListInvitesRequest;
import io.coterie.network.v1.ListInvitesResponse;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists a network's open invites. */
@Command(
    name = "invites",
    description =
        "Lists a network's open invites, never the codes themselves. For owner and admin.",
    footer = {"Example:", "  coterie network invites dev"})
final class NetworkInvites extends HubCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "NETWORK",
      description = "The network (default: the active one).")
  private Optional<String> network = Optional.empty();

  NetworkInvites(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    String target = hub.network(network);
    var service = hub.client().invites();
    List<Invite> invites =
        Pages.all(
            token ->
                service.listInvites(
                    ListInvitesRequest.newBuilder()
                        .setNetwork(target)
                        .setPageSize(Pages.SIZE)
                        .setPageToken(token)
                        .build()),
            ListInvitesResponse::getInvitesList,
            ListInvitesResponse::getNextPageToken);
    return Reply.of(
        ListInvitesResponse.newBuilder().addAllInvites(invites).build(),
        () -> InviteTable.of(invites, "No open invites; make one with: coterie network invite"));
  }
}
