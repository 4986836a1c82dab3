package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.AcceptInviteRequest;
import io.coterie.network.v1.AcceptInviteResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Accepts an invite that waits. */
@Command(
    name = "accept",
    description = "Accepts an invite that waits for you, or for a node of yours.",
    footer = {"Example:", "  coterie network accept ivt_4m8c…"})
final class NetworkAccept extends HubCommand {
  @Parameters(paramLabel = "INVITE", description = "The invite's id, from: coterie network inbox.")
  private String invite = "";

  NetworkAccept(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    AcceptInviteResponse reply =
        hub.client()
            .invites()
            .acceptInvite(
                AcceptInviteRequest.newBuilder()
                    .setInvite(invite)
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(
        reply,
        "%s is in network %s as %s."
            .formatted(
                reply.getMember().getName(),
                reply.getNetworkName(),
                Words.of(reply.getMember().getRole())));
  }
}
