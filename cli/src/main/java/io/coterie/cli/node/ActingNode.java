package io.coterie.cli.node;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubChoice;
import io.coterie.cli.command.Invocation;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.node.NodeSession;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The node that a command acts as: one whose key is here, or the one whose token is shown. */
public final class ActingNode {
  @Option(
      names = "--as",
      paramLabel = "NAME",
      converter = NodeName.Converter.class,
      description =
          "As this node, made here with: coterie node create NAME. Not needed with a node's token.")
  private Optional<NodeName> name = Optional.empty();

  /** The hub that the node is registered at, or the one that is spoken to otherwise. */
  public Hub open(Invocation invocation) throws IOException {
    var folder = folder(invocation);
    return folder.isPresent()
        ? HubChoice.of(invocation, folder.get().present().hub()).open(Optional.empty())
        : HubChoice.of(invocation).open();
  }

  /** Calls as the node. */
  public CoterieClient client(Invocation invocation, Hub hub) throws IOException {
    var folder = folder(invocation);
    if (folder.isEmpty()) {
      return hub.client();
    }
    LocalNode node = folder.get().present();
    return new NodeSession(
            hub.anybody(),
            folder.get().key(),
            node.id(),
            node.deployment(),
            invocation.environment().clock())
        .client();
  }

  private Optional<NodeFolder> folder(Invocation invocation) {
    return name.map(named -> NodeFolder.of(invocation.environment().folder(), named));
  }
}
