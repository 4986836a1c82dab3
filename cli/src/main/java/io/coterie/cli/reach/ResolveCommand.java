package io.coterie.cli.reach;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.cli.policy.Ports;
import io.coterie.registry.v1.Presence;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.registry.v1.ResolveResponse;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks up a node that one may reach. */
@Command(
    name = "resolve",
    description = {
      "Looks up a node that you may reach: its address, key, endpoints, and on which ports.",
      "A node that you may not reach is answered like one that does not exist."
    },
    footer = {
      "Example:",
      "  coterie resolve worker --network dev",
      "  coterie resolve 1:0001.0000.02AD"
    })
public final class ResolveCommand extends HubCommand {
  @Parameters(paramLabel = "TARGET", description = "The node: an address, number, id or hostname.")
  private String target = "";

  @Option(
      names = "--network",
      paramLabel = "NETWORK",
      description =
          "Look in this network only; by default in all of yours, on the backbone and among public nodes.")
  private String network = "";

  ResolveCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var reply =
        hub.client()
            .resolver()
            .resolve(ResolveRequest.newBuilder().setTarget(target).setNetwork(network).build());
    return Reply.of(reply, () -> text(reply));
  }

  private static String text(ResolveResponse node) {
    return Stream.of(
            line("Address", node.getAddress()),
            line("Hostname", node.getHostname()),
            line("Node ID", Integer.toUnsignedString(node.getNumber())),
            line("ID", node.getNode()),
            line("Presence", node.getPresence() == Presence.PRESENCE_ONLINE ? "online" : "offline"),
            line("Endpoints", String.join(", ", node.getEndpointsList())),
            line("Home relay", node.getHomeRelay()),
            line("Ports", Ports.text(node.getPortsList())),
            line("Network", node.getNetwork()))
        .reduce((one, next) -> one + "\n" + next)
        .orElseThrow();
  }

  private static String line(String name, String value) {
    return "%-12s%s".formatted(name + ":", value.isEmpty() ? "-" : value);
  }
}
