package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.Invite;
import io.coterie.network.v1.ListMyInvitesRequest;
import io.coterie.network.v1.ListMyInvitesResponse;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the invites that wait for the caller. */
@Command(
    name = "inbox",
    description = "Lists the invites that wait for you.",
    footer = {"Example:", "  coterie network inbox"})
final class NetworkInbox extends HubCommand {
  @Option(
      names = "--node",
      defaultValue = "",
      paramLabel = "NODE",
      description = "List those that wait for a node of yours instead.")
  private String node = "";

  NetworkInbox(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var service = hub.client().invites();
    List<Invite> invites =
        Pages.all(
            token ->
                service.listMyInvites(
                    ListMyInvitesRequest.newBuilder()
                        .setNode(node)
                        .setPageSize(Pages.SIZE)
                        .setPageToken(token)
                        .build()),
            ListMyInvitesResponse::getInvitesList,
            ListMyInvitesResponse::getNextPageToken);
    return Reply.of(
        ListMyInvitesResponse.newBuilder().addAllInvites(invites).build(),
        () -> InviteTable.of(invites, "No invites wait."));
  }
}
