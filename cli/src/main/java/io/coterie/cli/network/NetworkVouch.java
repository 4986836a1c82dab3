package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Principals;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.VouchMemberRequest;
import io.coterie.network.v1.VouchMemberResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Invites one account or node by one's word. */
@Command(
    name = "vouch",
    description =
        "Vouches for an account or a node: an invite waits in its inbox for 30 days. Whether there is such an account or node is not told.",
    footer = {"Example:", "  coterie network vouch bob", "  coterie network vouch 686"})
final class NetworkVouch extends HubCommand {
  @Parameters(
      paramLabel = "INVITEE",
      description = "For whom: an account by name or id, a node by number or id.")
  private String invitee = "";

  @Option(names = "--node", description = "INVITEE is a node.")
  private boolean node;

  @Mixin private NetworkOption network = new NetworkOption();

  NetworkVouch(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    VouchMemberResponse reply =
        hub.client()
            .invites()
            .vouchMember(
                VouchMemberRequest.newBuilder()
                    .setNetwork(network.of(hub))
                    .setInvitee(Principals.of(invitee, node))
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(
        reply,
        "If there is %s, an invite waits for it; it accepts with: coterie network inbox"
            .formatted(invitee));
  }
}
