package io.coterie.cli.node;

import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.cli.command.Hub;
import io.coterie.cli.output.CliFailure;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.RegisterNodeResponse;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.Registration;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.Optional;

/** Registers the key of a folder as a node of the account that the credential is one of. */
record NodeRegistration(Hub hub, NodeFolder folder) {
  /** Makes key and node, or finds those that are there. */
  LocalNode register(boolean everybody) throws IOException {
    String account =
        hub.client().accounts().whoAmI(WhoAmIRequest.getDefaultInstance()).getAccount().getId();
    if (account.isEmpty()) {
      throw new CliFailure(
          Code.PERMISSION_DENIED,
          "ACCOUNT_NEEDED",
          "a node belongs to an account, and this credential is not one's",
          "log in as one");
    }
    return register(account, everybody);
  }

  /** By a setup token, which says whose the node is and which network it is in. */
  LocalNode registerBySetupToken(boolean everybody) throws IOException {
    return register("", everybody);
  }

  private LocalNode register(String account, boolean everybody) throws IOException {
    Optional<LocalNode> known = folder.node();
    known.ifPresent(this::checkHub);
    NodeKey key = folder.keyOrNew();
    NodeVisibility visibility =
        everybody ? NodeVisibility.NODE_VISIBILITY_PUBLIC : NodeVisibility.NODE_VISIBILITY_PRIVATE;
    RegisterNodeResponse reply =
        new Registration(hub.client()).register(key, account, folder.name().text(), visibility);
    var node =
        new LocalNode(
            hub.address().toString(),
            reply.getNode().getId(),
            Integer.toUnsignedString(reply.getNode().getNumber()),
            reply.getDeployment(),
            network(reply, known));
    folder.keep(node);
    return node;
  }

  private static Optional<String> network(RegisterNodeResponse reply, Optional<LocalNode> known) {
    if (!reply.getNetwork().isEmpty()) {
      return Optional.of(reply.getNetwork());
    }
    return reply.getCreated() ? Optional.empty() : known.flatMap(LocalNode::network);
  }

  private void checkHub(LocalNode known) {
    if (!known.hub().equals(hub.address().toString())) {
      throw new CliFailure(
          Code.FAILED_PRECONDITION,
          "NODE_OF_ANOTHER_HUB",
          "node %s here belongs to hub %s, not to %s"
              .formatted(folder.name(), known.hub(), hub.address()),
          "choose another name");
    }
  }
}
