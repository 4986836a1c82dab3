package io.coterie.cli.node;

import com.google.protobuf.FieldMask;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Reply;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.UpdateNodeRequest;
import io.coterie.registry.v1.UpdateNodeResponse;
import io.grpc.Status.Code;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Renames a node, at the hub and here. */
@Command(
    name = "rename",
    description =
        "Renames a node: its hostname in every network it is in, and its folder here; wholly or not at all.",
    footer = {"Example:", "  coterie node rename worker builder"})
final class NodeRename extends HubCommand {
  @Parameters(
      index = "0",
      paramLabel = "NAME",
      converter = NodeName.Converter.class,
      description = "The node; if its key is not here, its hostname or number.")
  private NodeName name = new NodeName("node");

  @Parameters(
      index = "1",
      paramLabel = "NEW",
      converter = NodeName.Converter.class,
      description = "The name it shall have.")
  private NodeName newName = new NodeName("node");

  NodeRename(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    NodeFolder from = NodeFolder.of(invocation().environment().folder(), name);
    NodeFolder to = NodeFolder.of(invocation().environment().folder(), newName);
    if (from.node().isEmpty()) {
      return reply(rename(hub, name.text(), newName));
    }
    LocalNode node = from.present();
    if (to.exists()) {
      throw new CliFailure(
          Code.ALREADY_EXISTS,
          "NODE_FOLDER_TAKEN",
          "%s is there already".formatted(to.path()),
          "choose another name");
    }
    try (RunningNode _ = RunningNode.hold(from)) {
      UpdateNodeResponse reply = rename(hub, node.id(), newName);
      move(hub, from, to, node);
      return reply(reply);
    }
  }

  /** Moves the folder; if that fails the node gets its old name back. */
  private void move(Hub hub, NodeFolder from, NodeFolder to, LocalNode node) throws IOException {
    try {
      from.moveTo(to);
    } catch (IOException e) {
      var _ = rename(hub, node.id(), name);
      throw e;
    }
  }

  private static UpdateNodeResponse rename(Hub hub, String node, NodeName hostname) {
    return hub.client()
        .registry()
        .updateNode(
            UpdateNodeRequest.newBuilder()
                .setNode(node)
                .setHostname(hostname.text())
                .setUpdateMask(FieldMask.newBuilder().addPaths("hostname"))
                .setRequestId(hub.requestId())
                .build());
  }

  private static String called(Node node) {
    return node.getNumber() == 0 ? node.getId() : Integer.toUnsignedString(node.getNumber());
  }

  private Reply reply(UpdateNodeResponse reply) {
    return Reply.of(reply, "Node %s is %s now.".formatted(called(reply.getNode()), newName));
  }
}
