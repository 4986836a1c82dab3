package io.coterie.cli.node;

import com.google.gson.JsonObject;
import io.coterie.cli.agent.PathOptions;
import io.coterie.cli.agent.PortConverter;
import io.coterie.cli.agent.Services;
import io.coterie.cli.command.CliCommand;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubChoice;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a node. */
@Command(
    name = "start",
    description = {
      "Runs a node until Ctrl-C: keeps it present at the hub, lets others reach what it exposes,"
          + " and leads ports of this machine to others.",
      "With --output json each event is an object on a line of its own."
    },
    footer = {
      "Example:",
      "  coterie node start worker",
      "  coterie node start web --expose 80=localhost:3000",
      "  coterie node start laptop --forward 8080=web:80"
    })
final class NodeStart extends CliCommand {
  @Parameters(
      paramLabel = "NAME",
      converter = NodeName.Converter.class,
      description = "The node, made here with: coterie node create NAME.")
  private NodeName name = new NodeName("node");

  @Option(
      names = "--port",
      defaultValue = "0",
      paramLabel = "PORT",
      converter = PortConverter.OrZero.class,
      description = "The UDP port to be reached at (default: a free one).")
  private int port;

  @Option(
      names = "--endpoint",
      paramLabel = "IP:PORT",
      converter = EndpointConverter.class,
      description =
          "Where others reach it, if not at the addresses of this machine and those that hub and"
              + " relay see; repeat it for more, most preferred first.")
  private List<InetSocketAddress> endpoints = List.of();

  @Mixin private Services services = new Services();

  @Mixin private PathOptions paths = new PathOptions();

  NodeStart(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute() throws IOException, InterruptedException {
    NodeFolder folder = NodeFolder.of(invocation().environment().folder(), name);
    LocalNode node = folder.present();
    try (RunningNode _ = RunningNode.claim(folder);
        Hub hub = HubChoice.of(invocation(), node.hub()).open(Optional.empty())) {
      var start = new AgentStart(paths, new InetSocketAddress("0.0.0.0", port), endpoints);
      new NodeRun(invocation(), hub, folder.identity(), start).run(services);
    }
    var data = new JsonObject();
    data.addProperty("node", node.id());
    return Reply.local(data, "Node %s (%s) is offline.".formatted(node.called(), name));
  }
}
