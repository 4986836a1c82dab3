package io.coterie.cli.node;

import com.google.gson.JsonObject;
import io.coterie.cli.command.CliCommand;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubChoice;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Refusal;
import io.coterie.cli.output.Reply;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.NodeSession;
import io.coterie.sdk.node.Registration;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replaces a node's key. */
@Command(
    name = "rotate-key",
    description = {
      "Gives a node of this folder a new key; the old one is refused for ever. The node must not be running.",
      "Peers that have met the node take the new key because the old one vouches for it, and nobody else's. Run again, it ends what was interrupted."
    },
    footer = {
      "Example:",
      "  coterie node stop worker",
      "  coterie node rotate-key worker",
      "  coterie node start worker"
    })
final class NodeRotateKey extends CliCommand {
  @Parameters(
      paramLabel = "NAME",
      converter = NodeName.Converter.class,
      description = "The node, as it was created here.")
  private NodeName name = new NodeName("node");

  @Option(
      names = "--expires",
      paramLabel = "SPAN",
      description = "The new key ends after this long, e.g. 90d (default: never).")
  private Optional<Duration> expires = Optional.empty();

  NodeRotateKey(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute() throws IOException {
    NodeFolder folder = NodeFolder.of(invocation().environment().folder(), name);
    LocalNode node = folder.present();
    var choice = HubChoice.of(invocation(), node.hub());
    try (RunningNode _ = RunningNode.hold(folder);
        Hub hub = choice.open(Optional.empty())) {
      return reply(node, replace(hub, folder, node));
    } catch (StatusRuntimeException e) {
      throw Refusal.explain(e, choice.address());
    }
  }

  private NodeKey replace(Hub hub, NodeFolder folder, LocalNode node) throws IOException {
    var replacement = new KeyReplacement(folder);
    var begun = replacement.begun();
    if (begun.isPresent() && isTaken(hub, node, begun.get())) {
      replacement.finish();
      return begun.get();
    }
    NodeKey old = folder.key();
    var client = session(hub, node, old).client();
    NodeKey next = replacement.begin(old);
    var end = expires.map(span -> invocation().environment().clock().instant().plus(span));
    var _ = new Registration(client).rotate(node.id(), old, next, end);
    replacement.finish();
    return next;
  }

  /** Whether the hub has it already, though nobody was there to hear its answer. */
  private boolean isTaken(Hub hub, LocalNode node, NodeKey begun) throws IOException {
    try {
      var _ = session(hub, node, begun).client();
      return true;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Code.UNAUTHENTICATED) {
        return false;
      }
      throw e;
    }
  }

  private NodeSession session(Hub hub, LocalNode node, NodeKey key) {
    return new NodeSession(
        hub.anybody().withoutCredential(),
        key,
        node.id(),
        node.deployment(),
        invocation().environment().clock());
  }

  private Reply reply(LocalNode node, NodeKey key) {
    var data = new JsonObject();
    data.addProperty("name", name.text());
    data.addProperty("node", node.id());
    data.addProperty("publicKey", KeyReplacement.text(key));
    return Reply.local(
        data,
        "Node %s (%s) has a new key; start it with: coterie node start %s"
            .formatted(node.called(), name, name));
  }
}
