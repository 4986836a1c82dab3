package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Principals;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.UpdateMemberRequest;
import io.coterie.network.v1.UpdateMemberResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a member's role. */
@Command(
    name = "role",
    description = "Changes a member's role. For the owner.",
    footer = {"Example:", "  coterie network role bob admin"})
final class NetworkRole extends HubCommand {
  @Parameters(
      index = "0",
      paramLabel = "MEMBER",
      description = "Who: an account by name or id, a node by number or id.")
  private String member = "";

  @Parameters(index = "1", paramLabel = "ROLE", description = "admin, member or viewer.")
  private RoleWord role = RoleWord.MEMBER;

  @Option(names = "--node", description = "MEMBER is a node's hostname.")
  private boolean node;

  @Mixin private NetworkOption network = new NetworkOption();

  NetworkRole(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    UpdateMemberResponse reply =
        hub.client()
            .members()
            .updateMember(
                UpdateMemberRequest.newBuilder()
                    .setNetwork(network.of(hub))
                    .setMember(Principals.of(member, node))
                    .setRole(role.role())
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(
        reply, "%s is %s now.".formatted(member, Words.of(reply.getMember().getRole())));
  }
}
