package io.coterie.cli.admin;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.AddMemberRequest;
import io.coterie.network.v1.AddMemberResponse;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Adds any node. */
@Command(
    name = "add-node",
    description =
        "Adds a node to a network; under the join rule token its secret is needed, under invite nobody is added.",
    footer = {
      "Example:",
      "  coterie admin add-node -network 1 -node 686 -join-secret-file secret.txt"
    })
final class AdminAddNode extends OperatorCommand {
  @Mixin private NetworkOption network = new NetworkOption();

  @Mixin private NodeOption node = new NodeOption();

  @Mixin private JoinSecretOption secret = new JoinSecretOption();

  AdminAddNode(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    var request =
        AddMemberRequest.newBuilder()
            .setNetwork(network.get())
            .setNode(node.get())
            .setRequestId(hub.requestId());
    secret.given(invocation().environment()).ifPresent(request::setJoinSecret);
    AddMemberResponse reply = hub.client().members().addMember(request.build());
    return Reply.of(
        reply,
        "Node %s added to network %s, at %s"
            .formatted(node.get(), network.get(), reply.getMember().getAddress()));
  }
}
