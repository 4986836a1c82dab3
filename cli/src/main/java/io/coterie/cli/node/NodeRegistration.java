package io.coterie.cli.node;

import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.cli.command.Hub;
import io.coterie.cli.output.CliFailure;
import io.coterie.registry.v1.EntryRefusal;
import io.coterie.registry.v1.NetworkEntry;
import io.coterie.registry.v1.NetworkEntryResult;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.RegisterNodeResponse;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.Registration;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.List;
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
    return register(account, everybody, List.of());
  }

  /** By a setup token, which says whose the node is and which network it is in. */
  LocalNode registerBySetupToken(boolean everybody) throws IOException {
    return register("", everybody, List.of());
  }

  /** By an invite code; it is the caller's, if there is one, else nobody's. */
  LocalNode registerByInvite(String code, boolean everybody) throws IOException {
    String account =
        hub.anybody().credential().isEmpty()
            ? ""
            : hub.client()
                .accounts()
                .whoAmI(WhoAmIRequest.getDefaultInstance())
                .getAccount()
                .getId();
    var entry = NetworkEntry.newBuilder().setInviteCode(code).build();
    return register(account, everybody, List.of(entry));
  }

  private LocalNode register(String account, boolean everybody, List<NetworkEntry> entries)
      throws IOException {
    Optional<LocalNode> known = folder.node();
    known.ifPresent(this::checkHub);
    NodeKey key = folder.keyOrNew();
    NodeVisibility visibility =
        everybody ? NodeVisibility.NODE_VISIBILITY_PUBLIC : NodeVisibility.NODE_VISIBILITY_PRIVATE;
    RegisterNodeResponse reply =
        new Registration(hub.anybody())
            .register(key, account, folder.name().text(), visibility, entries);
    var node =
        new LocalNode(
            hub.address().toString(),
            reply.getNode().getId(),
            Integer.toUnsignedString(reply.getNode().getNumber()),
            reply.getDeployment(),
            network(reply, known));
    folder.keep(node);
    reply.getNetworkResultsList().stream()
        .filter(NetworkEntryResult::hasRefused)
        .map(NetworkEntryResult::getRefused)
        .findFirst()
        .ifPresent(refused -> {
          throw notLetIn(node, refused);
        });
    return node;
  }

  private CliFailure notLetIn(LocalNode node, EntryRefusal refused) {
    return new CliFailure(
        Code.FAILED_PRECONDITION,
        refused.getReason(),
        "node %s (%s) is registered and its key is kept, but it was not let in: %s"
            .formatted(node.number(), folder.name(), refused.getMessage()),
        "ask for another invite, then run again: coterie node create " + folder.name());
  }

  private static Optional<String> network(RegisterNodeResponse reply, Optional<LocalNode> known) {
    if (!reply.getNetwork().isEmpty()) {
      return Optional.of(reply.getNetwork());
    }
    Optional<String> entered =
        reply.getNetworkResultsList().stream()
            .filter(NetworkEntryResult::hasEntered)
            .map(result -> result.getEntered().getNetwork())
            .findFirst();
    if (entered.isPresent()) {
      return entered;
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
