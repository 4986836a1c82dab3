package io.coterie.cli.node;

import com.google.gson.JsonObject;
import io.coterie.cli.command.CliCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Reply;
import io.coterie.cli.process.ProcessEnd;
import io.grpc.Status.Code;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stops a node that runs elsewhere on this machine. */
@Command(
    name = "stop",
    description = "Stops a node that was started elsewhere on this machine; it says good-bye.",
    footer = {"Example:", "  coterie node stop worker"})
final class NodeStop extends CliCommand {
  private static final Duration LONGEST = Duration.ofSeconds(15);

  @Parameters(paramLabel = "NAME", converter = NodeName.Converter.class, description = "The node.")
  private NodeName name = new NodeName("node");

  NodeStop(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute() throws IOException, InterruptedException {
    NodeFolder folder = NodeFolder.of(invocation().environment().folder(), name);
    LocalNode node = folder.present();
    ProcessHandle process =
        RunningNode.find(folder)
            .orElseThrow(() ->
                new CliFailure(
                    Code.FAILED_PRECONDITION,
                    "NODE_NOT_RUNNING",
                    "node %s does not run on this machine".formatted(name)));
    if (!ProcessEnd.request(
        process, LONGEST, () -> invocation().progress("waiting for process " + process.pid()))) {
      throw new CliFailure(
          Code.DEADLINE_EXCEEDED,
          "STILL_RUNNING",
          "node %s, process %d, does not stop".formatted(name, process.pid()),
          "end it with: kill -9 " + process.pid());
    }
    var data = new JsonObject();
    data.addProperty("node", node.id());
    data.addProperty("pid", process.pid());
    return Reply.local(data, "Node %s (%s) is stopped.".formatted(node.called(), name));
  }
}
