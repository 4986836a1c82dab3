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

/**
 * Registers the key of a folder as a node of the account that the credential is one of.
 *
 * @param everybody anybody may look it up
 * @param offBackbone it exists in networks only
 */
record NodeRegistration(Hub hub, NodeFolder folder, boolean everybody, boolean offBackbone) {
  /** Makes key and node, or finds those that are there. */
  LocalNode register() throws IOException {
    return register(List.of());
  }

  /** The same, in networks from the beginning; one that lets it in is enough. */
  LocalNode register(List<NetworkEntry> entries) throws IOException {
    String account =
        hub.client().accounts().whoAmI(WhoAmIRequest.getDefaultInstance()).getAccount().getId();
    if (account.isEmpty()) {
      throw new CliFailure(
          Code.PERMISSION_DENIED,
          "ACCOUNT_NEEDED",
          "a node belongs to an account, and this credential is not one's",
          "log in as one");
    }
    return node(send(account, entries));
  }

  /** By a setup token, which says whose the node is and which network it is in. */
  LocalNode registerBySetupToken() throws IOException {
    return node(send("", List.of()));
  }

  /** By an invite code; it is the caller's, if there is one, else nobody's. */
  LocalNode registerByInvite(String code) throws IOException {
    String account =
        hub.anybody().credential().isEmpty()
            ? ""
            : hub.client()
                .accounts()
                .whoAmI(WhoAmIRequest.getDefaultInstance())
                .getAccount()
                .getId();
    var entry = NetworkEntry.newBuilder().setInviteCode(code).build();
    RegisterNodeResponse reply = send(account, List.of(entry));
    LocalNode node = node(reply);
    reply.getNetworkResultsList().stream()
        .filter(NetworkEntryResult::hasRefused)
        .map(NetworkEntryResult::getRefused)
        .findFirst()
        .ifPresent(refused -> {
          throw notLetIn(node, refused);
        });
    return node;
  }

  private RegisterNodeResponse send(String account, List<NetworkEntry> entries) throws IOException {
    folder.node().ifPresent(this::checkHub);
    NodeKey key = folder.keyOrNew();
    var registration = new Registration(hub.anybody());
    String hostname = folder.name().text();
    return offBackbone
        ? registration.registerOffBackbone(key, account, hostname, entries)
        : registration.register(key, account, hostname, visibility(), entries);
  }

  private NodeVisibility visibility() {
    return everybody
        ? NodeVisibility.NODE_VISIBILITY_PUBLIC
        : NodeVisibility.NODE_VISIBILITY_PRIVATE;
  }

  /** Keeps what is known of the node now. */
  private LocalNode node(RegisterNodeResponse reply) throws IOException {
    var node =
        new LocalNode(
            hub.address().toString(),
            reply.getNode().getId(),
            Integer.toUnsignedString(reply.getNode().getNumber()),
            reply.getDeployment(),
            network(reply, folder.node()));
    folder.keep(node);
    return node;
  }

  private CliFailure notLetIn(LocalNode node, EntryRefusal refused) {
    return new CliFailure(
        Code.FAILED_PRECONDITION,
        refused.getReason(),
        "node %s (%s) is registered and its key is kept, but it was not let in: %s"
            .formatted(node.called(), folder.name(), refused.getMessage()),
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
