package io.coterie.cli.node;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import io.coterie.registry.v1.ListNodesRequest;
import io.coterie.registry.v1.ListNodesResponse;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.Presence;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;

/** Lists one's nodes. */
@Command(
    name = "ls",
    description =
        "Lists your nodes, with address and presence, and whether their key is in this folder. The addresses of those that are not on the backbone are shown by: coterie network members",
    footer = {"Example:", "  coterie node ls"})
final class NodeLs extends HubCommand {
  NodeLs(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    var service = hub.client().registry();
    List<Node> nodes =
        Pages.all(
            token ->
                service.listNodes(
                    ListNodesRequest.newBuilder()
                        .setPageSize(Pages.SIZE)
                        .setPageToken(token)
                        .build()),
            ListNodesResponse::getNodesList,
            ListNodesResponse::getNextPageToken);
    Set<String> here = here(hub);
    return Reply.of(
        ListNodesResponse.newBuilder().addAllNodes(nodes).build(), () -> text(nodes, here));
  }

  private Set<String> here(Hub hub) throws IOException {
    var ids = new HashSet<String>();
    for (NodeFolder folder : NodeFolder.list(invocation().environment().folder())) {
      folder
          .node()
          .filter(n -> n.hub().equals(hub.address().toString()))
          .ifPresent(n -> ids.add(n.id()));
    }
    return ids;
  }

  private static String text(List<Node> nodes, Set<String> here) {
    if (nodes.isEmpty()) {
      return "No nodes yet; make one with: coterie node create NAME";
    }
    var table =
        new Table("NODE ID", "HOSTNAME", "ADDRESS", "PRESENCE", "VISIBILITY", "KEY HERE", "ID");
    for (Node node : nodes) {
      table.row(
          node.getNumber() == 0 ? "-" : Integer.toUnsignedString(node.getNumber()),
          node.getHostname().isEmpty() ? "-" : node.getHostname(),
          node.getAddress().isEmpty() ? "in networks only" : node.getAddress(),
          node.getPresence() == Presence.PRESENCE_ONLINE ? "online" : "offline",
          node.getVisibility() == NodeVisibility.NODE_VISIBILITY_PUBLIC ? "public" : "private",
          here.contains(node.getId()) ? "yes" : "no",
          node.getId());
    }
    return table.toString();
  }
}
