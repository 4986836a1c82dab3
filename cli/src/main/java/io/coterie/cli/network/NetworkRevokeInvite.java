package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.RevokeInviteRequest;
import io.coterie.network.v1.RevokeInviteResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes an invite back. */
@Command(
    name = "revoke-invite",
    description = "Takes an invite back: nobody gets in by it any more.",
    footer = {"Example:", "  coterie network revoke-invite ivt_4m8c…"})
final class NetworkRevokeInvite extends HubCommand {
  @Parameters(
      paramLabel = "INVITE",
      description = "The invite's id, from: coterie network invites.")
  private String invite = "";

  @Mixin private NetworkOption network = new NetworkOption();

  NetworkRevokeInvite(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    RevokeInviteResponse reply =
        hub.client()
            .invites()
            .revokeInvite(
                RevokeInviteRequest.newBuilder()
                    .setNetwork(network.of(hub))
                    .setInvite(invite)
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(reply, "Invite %s is revoked.".formatted(invite));
  }
}
