package io.coterie.cli.admin;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.network.v1.RemoveMemberResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes any node. */
@Command(
    name = "remove-node",
    description = "Removes a node from a network.",
    footer = {"Example:", "  coterie admin remove-node -network 1 -node 686"})
final class AdminRemoveNode extends OperatorCommand {
  @Mixin private NetworkOption network = new NetworkOption();

  @Mixin private NodeOption node = new NodeOption();

  AdminRemoveNode(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    RemoveMemberResponse reply =
        hub.client()
            .members()
            .removeMember(
                RemoveMemberRequest.newBuilder()
                    .setNetwork(network.get())
                    .setMember(PrincipalRef.newBuilder().setNode(node.get()))
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(reply, "Node %s removed from network %s".formatted(node.get(), network.get()));
  }
}
