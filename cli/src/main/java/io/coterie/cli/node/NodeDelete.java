package io.coterie.cli.node;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Reply;
import io.coterie.registry.v1.DeregisterNodeRequest;
import io.coterie.registry.v1.DeregisterNodeResponse;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a node, at the hub and here. */
@Command(
    name = "delete",
    description =
        "Ends a node: it leaves every network, its tokens end, and its key here is deleted.",
    footer = {"Example:", "  coterie node delete worker --force"})
final class NodeDelete extends HubCommand {
  @Parameters(
      paramLabel = "NAME",
      converter = NodeName.Converter.class,
      description = "The node; if its key is not here, its hostname or number.")
  private NodeName name = new NodeName("node");

  @Option(names = "--force", description = "Do not ask.")
  private boolean force;

  @Option(
      names = "--keep-key",
      description = "Keep its folder: registered again, it gets its number back.")
  private boolean keepKey;

  NodeDelete(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    NodeFolder folder = NodeFolder.of(invocation().environment().folder(), name);
    Optional<LocalNode> here = folder.node();
    if (!force
        && !invocation()
            .environment()
            .terminal()
            .confirms("Delete node %s, for good?".formatted(name))) {
      throw new CliFailure(
          Code.FAILED_PRECONDITION,
          "NOT_CONFIRMED",
          "node %s is not deleted".formatted(name),
          "say --force if that is meant");
    }
    if (here.isEmpty()) {
      return reply(deregister(hub, name.text()));
    }
    try (RunningNode _ = RunningNode.hold(folder)) {
      DeregisterNodeResponse reply = deregister(hub, here.get().id());
      if (!keepKey) {
        folder.delete();
      }
      return reply(reply);
    }
  }

  private static DeregisterNodeResponse deregister(Hub hub, String node) {
    return hub.client()
        .registry()
        .deregisterNode(
            DeregisterNodeRequest.newBuilder().setNode(node).setRequestId(hub.requestId()).build());
  }

  private Reply reply(DeregisterNodeResponse reply) {
    return Reply.of(reply, "Node %s is deleted.".formatted(name));
  }
}
