package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.AuditFilter;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.ListAuditEventsRequest;
import io.coterie.auth.v1.SetupOptions;
import io.coterie.auth.v1.TokenKind;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.network.v1.RotateJoinTokenRequest;
import io.coterie.platform.id.NetworkId;
import io.coterie.registry.v1.EntryRefusal;
import io.coterie.registry.v1.NetworkEntry;
import io.coterie.registry.v1.NetworkEntryResult;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.RegisterNodeResponse;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.Registration;
import io.coterie.standalone.hub.TestHub.Account;
import io.coterie.testing.Refusal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Nodes that name networks when they register, through the whole hub. */
class NetworksAtRegistrationTest {
  @AutoClose private static final TestHub hub = TestHub.start();

  @Test
  void theNodeIsInEachThatLetsItIn() {
    var alice = hub.account();
    var open = hub.network(alice, JoinRule.JOIN_RULE_OPEN);
    var token = hub.network(alice, JoinRule.JOIN_RULE_TOKEN);
    var invite = hub.network(alice, JoinRule.JOIN_RULE_INVITE);
    var key = NodeKey.generate();
    var entries =
        List.of(named(open), withSecret(token, secret(alice, token)), invited(code(alice, invite)));

    var registered = register(hub.nobody(), key, entries);

    assertThat(registered.getNetworkResultsList())
        .extracting(result -> result.getEntered().getNetwork())
        .containsExactly(open.getId(), token.getId(), invite.getId());
    for (var network : List.of(open, token, invite)) {
      assertThat(nodes(alice, network))
          .extracting(Member::getNode)
          .containsExactly(registered.getNode().getId());
    }
    var again = register(hub.nobody(), key, entries);
    assertThat(again.getCreated()).isFalse();
    assertThat(again.getNetworkResultsList()).isEqualTo(registered.getNetworkResultsList());
  }

  @Test
  void thoseThatRefuseAreReportedOneByOne() {
    var alice = hub.account();
    var open = hub.network(alice, JoinRule.JOIN_RULE_OPEN);
    var token = hub.network(alice, JoinRule.JOIN_RULE_TOKEN);
    var used = code(alice, hub.network(alice, JoinRule.JOIN_RULE_INVITE));
    var _ = register(hub.nobody(), NodeKey.generate(), List.of(invited(used)));
    var absent = NetworkEntry.newBuilder().setNetwork(NetworkId.random().text()).build();

    var registered =
        register(
            hub.nobody(),
            NodeKey.generate(),
            List.of(withSecret(token, "guess"), absent, invited(used), named(open)));

    assertThat(registered.getCreated()).isTrue();
    var results = registered.getNetworkResultsList();
    assertThat(results.subList(0, 3))
        .extracting(result -> result.getRefused().getReason())
        .containsExactly("NETWORK_NOT_FOUND", "NETWORK_NOT_FOUND", "INVITE_NOT_FOUND");
    assertThat(results.get(0)).isEqualTo(results.get(1));
    assertThat(results.get(3).hasEntered()).isTrue();
  }

  @Test
  void whoWasRemovedStaysOut() {
    var alice = hub.account();
    var open = hub.network(alice, JoinRule.JOIN_RULE_OPEN);
    var key = NodeKey.generate();
    var node = register(hub.nobody(), key, List.of(named(open))).getNode().getId();
    var _ =
        alice
            .user()
            .members()
            .removeMember(
                RemoveMemberRequest.newBuilder()
                    .setNetwork(open.getId())
                    .setMember(PrincipalRef.newBuilder().setNode(node))
                    .build());

    assertThat(register(hub.nobody(), key, List.of(named(open))).getNetworkResultsList())
        .extracting(result -> result.getRefused().getReason())
        .containsExactly("NETWORK_NOT_FOUND");
  }

  @Test
  void aSetupTokenCountsForNodesOfItsAccount() {
    var alice = hub.account();
    var bob = hub.account();
    var network = hub.network(alice, JoinRule.JOIN_RULE_INVITE);
    var entry = NetworkEntry.newBuilder().setSetupToken(setupToken(alice, network)).build();

    var foreign = register(bob.user(), NodeKey.generate(), bob.id(), List.of(entry));
    var own = register(alice.user(), NodeKey.generate(), alice.id(), List.of(entry));
    var wrong = NetworkEntry.newBuilder().setSetupToken("stok_nonsense").build();
    var unknown = register(alice.user(), NodeKey.generate(), alice.id(), List.of(wrong));

    assertThat(refusal(foreign).getReason()).isEqualTo("NODE_BELONGS_ELSEWHERE");
    assertThat(refusal(unknown).getReason()).isEqualTo("CREDENTIAL_INVALID");
    assertThat(own.getNetworkResults(0).getEntered().getNetwork()).isEqualTo(network.getId());
    assertThat(nodes(alice, network))
        .extracting(Member::getNode)
        .containsExactly(own.getNode().getId());
  }

  @Test
  void aCodeAdmitsAsManyAsItSays() {
    var alice = hub.account();
    var network = hub.network(alice, JoinRule.JOIN_RULE_INVITE);
    var entry = List.of(invited(code(alice, network)));

    var results =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(i -> register(hub.nobody(), NodeKey.generate(), entry))
            .map(registered -> registered.getNetworkResults(0))
            .toList();

    assertThat(results).filteredOn(NetworkEntryResult::hasEntered).hasSize(1);
    assertThat(nodes(alice, network)).hasSize(1);
  }

  @Test
  void theTrailNamesTheNode() {
    var alice = hub.account();
    var network = hub.network(alice, JoinRule.JOIN_RULE_OPEN);
    var node =
        register(hub.nobody(), NodeKey.generate(), List.of(named(network))).getNode().getId();
    var filter = AuditFilter.newBuilder().setNode(node).setAction("JoinNetwork");
    var request = ListAuditEventsRequest.newBuilder().setFilter(filter).build();
    await()
        .untilAsserted(() ->
            assertThat(hub.operator().audit().listAuditEvents(request).getEventsList())
                .singleElement()
                .satisfies(event -> {
                  assertThat(event.getNetwork()).isEqualTo(network.getId());
                  assertThat(event.getSourceAddress()).isNotEmpty();
                }));
  }

  @Test
  void anInviteIsARightToRegisterWhereEnrolmentIsRestricted() {
    try (var strict = TestHub.start("registry:\n  enrolment:\n    mode: restricted\n")) {
      var alice = strict.account();
      var network = strict.network(alice, JoinRule.JOIN_RULE_INVITE);
      var open = strict.network(alice, JoinRule.JOIN_RULE_OPEN);
      var junk = "inv_" + "0".repeat(32);
      for (var entry : List.of(invited(junk), named(open))) {
        assertThat(
                Refusal.of(() -> register(strict.nobody(), NodeKey.generate(), List.of(entry)))
                    .reason())
            .isEqualTo("ENROLMENT_RESTRICTED");
      }
      var entries = List.of(invited(code(alice, network)), named(open));
      var key = NodeKey.generate();

      assertThat(register(strict.nobody(), key, entries).getNetworkResultsList())
          .allMatch(NetworkEntryResult::hasEntered);
      assertThat(register(strict.nobody(), key, entries).getNetworkResultsList())
          .allMatch(NetworkEntryResult::hasEntered);
      assertThat(nodes(alice, open)).hasSize(1);
    }
  }

  private static EntryRefusal refusal(RegisterNodeResponse registered) {
    return registered.getNetworkResults(0).getRefused();
  }

  private static RegisterNodeResponse register(
      CoterieClient as, NodeKey key, List<NetworkEntry> entries) {
    return register(as, key, "", entries);
  }

  private static RegisterNodeResponse register(
      CoterieClient as, NodeKey key, String account, List<NetworkEntry> entries) {
    return new Registration(as)
        .register(
            key,
            account,
            TestHub.unique("worker"),
            NodeVisibility.NODE_VISIBILITY_PRIVATE,
            entries);
  }

  private static NetworkEntry named(Network network) {
    return NetworkEntry.newBuilder().setNetwork(network.getId()).build();
  }

  private static NetworkEntry withSecret(Network network, String secret) {
    return NetworkEntry.newBuilder().setNetwork(network.getId()).setJoinSecret(secret).build();
  }

  private static NetworkEntry invited(String code) {
    return NetworkEntry.newBuilder().setInviteCode(code).build();
  }

  private static String code(Account owner, Network network) {
    var request = CreateInviteRequest.newBuilder().setNetwork(network.getId()).build();
    return owner.user().invites().createInvite(request).getCode();
  }

  private static String secret(Account owner, Network network) {
    var secret = TestHub.unique("open sesame");
    var _ =
        owner
            .user()
            .networks()
            .rotateJoinToken(
                RotateJoinTokenRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setJoinSecret(secret)
                    .build());
    return secret;
  }

  private static String setupToken(Account maker, Network network) {
    return maker
        .user()
        .tokens()
        .createToken(
            CreateTokenRequest.newBuilder()
                .setKind(TokenKind.TOKEN_KIND_SETUP)
                .setNetwork(network.getId())
                .setSetup(SetupOptions.newBuilder().setReusable(true))
                .build())
        .getSecret();
  }

  private static List<Member> nodes(Account member, Network network) {
    return member
        .user()
        .members()
        .listMembers(ListMembersRequest.newBuilder().setNetwork(network.getId()).build())
        .getMembersList()
        .stream()
        .filter(Member::hasNode)
        .toList();
  }
}
