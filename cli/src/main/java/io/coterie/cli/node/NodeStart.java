package io.coterie.cli.node;

import com.google.gson.JsonObject;
import io.coterie.cli.command.CliCommand;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubChoice;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.NodeSession;
import io.coterie.sdk.node.PresenceLoop;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a node present. */
@Command(
    name = "start",
    description =
        "Keeps a node present at the hub, with its heartbeats, until Ctrl-C; then says good-bye.",
    footer = {"Example:", "  coterie node start worker"})
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
      description = "The UDP port to be reached at (default: a free one).")
  private int port;

  @Option(
      names = "--endpoint",
      paramLabel = "IP:PORT",
      description =
          "Where others reach it, if not at the address that the hub sees; repeat it for more, most preferred first.")
  private List<String> endpoints = List.of();

  NodeStart(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute() throws IOException, InterruptedException {
    NodeFolder folder = NodeFolder.of(invocation().environment().folder(), name);
    LocalNode node = folder.present();
    NodeKey key = folder.key();
    try (RunningNode _ = RunningNode.claim(folder);
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(port));
        Hub hub = HubChoice.of(invocation(), node.hub()).open(Optional.empty())) {
      run(
          node,
          key,
          hub,
          endpoints.isEmpty() ? List.of("0.0.0.0:" + socket.getLocalPort()) : endpoints);
    }
    var data = new JsonObject();
    data.addProperty("node", node.id());
    return Reply.local(data, "Node %s (%s) is offline.".formatted(node.called(), name));
  }

  private void run(LocalNode node, NodeKey key, Hub hub, List<String> announced)
      throws InterruptedException {
    var status = new PresenceStatus(invocation(), hub.address(), node);
    var session =
        new NodeSession(
            hub.anybody(), key, node.id(), node.deployment(), invocation().environment().clock());
    try (var loop = new PresenceLoop(session, announced, status::show)) {
      invocation().environment().stop().onRequest(loop::close);
      loop.run();
    }
    status
        .failure()
        .ifPresent(f -> {
          throw f;
        });
  }
}
