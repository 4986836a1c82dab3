package io.coterie.cli.node;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.cli.command.Hub;
import io.coterie.cli.network.NetworkDetails;
import io.coterie.cli.network.NodeEntry;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.Network;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.Credential;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.Optional;

/** Brings a registered node into a network, with a token of its own there. */
record NodeEnrolment(Hub hub, NodeFolder folder, NodeEntry entry) {
  /** What there is to say about it. */
  record Enrolled(LocalNode node, String text) {}

  Enrolled enrol(LocalNode node, String target) throws IOException {
    Network network = NetworkDetails.of(hub, target);
    Member member = entry.enter(network, node.id());
    mint(node, network);
    LocalNode enrolled = node.withNetwork(network.getId());
    folder.keep(enrolled);
    String how =
        network.getJoinRule() == JoinRule.JOIN_RULE_INVITE
            ? "; you vouched for it, as its join rule asks"
            : "";
    return new Enrolled(
        enrolled,
        "Node %s (%s) is registered and in network %s, at %s%s."
            .formatted(node.called(), folder.name(), network.getName(), member.getAddress(), how));
  }

  /** One more network, in which it acts by its key alone. */
  String enter(LocalNode node, String target) throws IOException {
    return NodeEntry.text(entry.enter(NetworkDetails.of(hub, target), node.id()));
  }

  /** A new token, unless the one that is here still works in this network. */
  private void mint(LocalNode node, Network network) throws IOException {
    Optional<String> present = folder.token();
    if (present.isPresent()) {
      CoterieClient asNode = hub.client().with(new Credential(present.get()));
      Optional<String> bound = boundTo(asNode);
      if (bound.filter(network.getId()::equals).isPresent()) {
        return;
      }
      if (bound.isPresent()) {
        var _ = asNode.accounts().logout(LogoutRequest.getDefaultInstance());
      }
    }
    var request =
        CreateTokenRequest.newBuilder()
            .setKind(TokenKind.TOKEN_KIND_NETWORK)
            .setName("node " + folder.name())
            .setNetwork(network.getId())
            .setNode(node.id())
            .setRequestId(hub.requestId());
    folder.keepToken(hub.client().tokens().createToken(request.build()).getSecret());
  }

  /** The network that a token works in; empty when it works no more. */
  private static Optional<String> boundTo(CoterieClient asNode) {
    try {
      return Optional.of(asNode.accounts().whoAmI(WhoAmIRequest.getDefaultInstance()).getNetwork());
    } catch (StatusRuntimeException e) {
      if (ApiFailure.of(e).code() == Code.UNAUTHENTICATED) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
