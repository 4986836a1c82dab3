package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.DeclineInviteRequest;
import io.coterie.network.v1.DeclineInviteResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Declines an invite that waits. */
@Command(
    name = "decline",
    description =
        "Declines an invite that waits for you, or for a node of yours; whoever made it is not told.",
    footer = {"Example:", "  coterie network decline ivt_4m8c…"})
final class NetworkDecline extends HubCommand {
  @Parameters(paramLabel = "INVITE", description = "The invite's id, from: coterie network inbox.")
  private String invite = "";

  NetworkDecline(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    DeclineInviteResponse reply =
        hub.client()
            .invites()
            .declineInvite(
                DeclineInviteRequest.newBuilder()
                    .setInvite(invite)
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(reply, "Invite %s is declined.".formatted(invite));
  }
}
