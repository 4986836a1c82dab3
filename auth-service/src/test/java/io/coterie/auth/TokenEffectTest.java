package io.coterie.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.Token;
import io.coterie.auth.v1.TokenKind;
import io.coterie.feed.v1.ChangeKind;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.MemberChange;
import io.coterie.network.v1.NetworkChange;
import io.coterie.network.v1.Role;
import io.coterie.platform.identity.Ed25519;
import io.coterie.registry.v1.NodeRecord;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of what is gone elsewhere leave no row behind. */
final class TokenEffectTest {
  private final Hub hub = new Hub();
  private final Replica auth = hub.start();
  private RegisterAccountResponse alice;

  @BeforeEach
  void register() {
    alice = auth.anybody().register("alice");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void aDeletedNetworksTokensAreDeleted() {
    var other = hub.network.newNetwork();
    var _ = join(other, id(), Role.ROLE_OWNER);
    var kept = create(other, "");
    hub.networkFeed.publish(
        "network",
        alice.getDefaultNetwork(),
        ChangeKind.CHANGE_KIND_DELETED,
        NetworkChange.getDefaultInstance());
    await().untilAsserted(() -> assertThat(networkTokens()).containsExactly(kept));
  }

  @Test
  void aFormerMembersTokensAreDeletedAndThoseMadeAfterJoiningAgainAreKept() {
    var network = hub.network.newNetwork();
    var before = join(network, id(), Role.ROLE_MEMBER);
    var _ = create(network, "");
    var after = join(network, id(), Role.ROLE_MEMBER);
    var kept = create(network, "");
    assertThat(after).isNotEqualTo(before);
    hub.networkFeed.publish(
        "member",
        network + "/" + id(),
        ChangeKind.CHANGE_KIND_DELETED,
        MemberChange.newBuilder()
            .setMember(
                Member.newBuilder().setNetwork(network).setAccount(id()).setIncarnation(before))
            .build());
    await()
        .untilAsserted(() ->
            assertThat(networkTokens())
                .filteredOn(token -> token.getNetwork().equals(network))
                .containsExactly(kept));
  }

  @Test
  void aDeregisteredNodesTokensAreDeleted() {
    var network = alice.getDefaultNetwork();
    var node = hub.registry.register(id(), Ed25519.generate().getPublic());
    var nodeId = node.getNode().getId();
    var _ = join(network, nodeId, Role.ROLE_MEMBER);
    var token = create(network, nodeId);
    assertThat(networkTokens()).contains(token);
    hub.registryFeed.publish(
        "node",
        nodeId,
        ChangeKind.CHANGE_KIND_UPDATED,
        NodeRecord.newBuilder().setIncarnation(node.getIncarnation()).build());
    hub.registryFeed.publish("node", nodeId, ChangeKind.CHANGE_KIND_DELETED, node);
    await().untilAsserted(() -> assertThat(networkTokens()).doesNotContain(token));
  }

  private String join(String network, String principal, Role role) {
    return hub.network.join(network, network, principal, role);
  }

  private Token create(String network, String node) {
    return auth.with(alice.getUserToken())
        .tokens()
        .createToken(
            CreateTokenRequest.newBuilder()
                .setKind(TokenKind.TOKEN_KIND_NETWORK)
                .setNetwork(network)
                .setNode(node)
                .build())
        .getToken();
  }

  private List<Token> networkTokens() {
    return auth
        .with(alice.getUserToken())
        .tokens()
        .listTokens(ListTokensRequest.getDefaultInstance())
        .getTokensList()
        .stream()
        .filter(token -> token.getKind() == TokenKind.TOKEN_KIND_NETWORK)
        .toList();
  }

  private String id() {
    return alice.getAccount().getId();
  }
}
