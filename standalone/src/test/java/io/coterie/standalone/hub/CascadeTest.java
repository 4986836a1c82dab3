package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.DisableAccountRequest;
import io.coterie.auth.v1.EnableAccountRequest;
import io.coterie.network.v1.CheckAccessRequest;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.RedeemInviteRequest;
import io.coterie.registry.v1.DeregisterNodeRequest;
import io.coterie.registry.v1.ListTrustedRequest;
import io.coterie.registry.v1.RequestTrustRequest;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.registry.v1.ResolveResponse;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.CoterieClient;
import io.coterie.standalone.hub.TestHub.Account;
import io.coterie.standalone.hub.TestHub.TestNode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What ends takes with it all that rests on it, in every service. */
class CascadeTest {
  private static final Duration FOLLOWED = Duration.ofSeconds(60);

  @AutoClose private static final TestHub hub = TestHub.start();

  /** The first account is the system admin that nobody can disable. */
  @BeforeAll
  static void begin() {
    var _ = hub.account();
  }

  private final Account alice = hub.account();
  private final Account bob = hub.account();
  private final TestNode hers = hub.node(alice);
  private final TestNode his = hub.node(bob);
  private final CoterieClient asHis = Sessions.of(hub, his);

  @Test
  void aDisabledAccountsNodesAreOutOfEverythingUntilItIsEnabled() {
    var network = shared();
    var other = hub.node(alice);
    trust(Sessions.of(hub, other), other, asHis, his);
    var code =
        alice
            .user()
            .invites()
            .createInvite(
                CreateInviteRequest.newBuilder()
                    .setNetwork(hub.network(alice, JoinRule.JOIN_RULE_INVITE).getId())
                    .build())
            .getCode();
    assertThat(resolve(hers, network.getId())).isPresent();
    assertThat(resolve(other, "")).isPresent();
    assertThat(isAllowed(hers, network.getId())).isTrue();

    disable();

    await().atMost(FOLLOWED).until(() -> resolve(hers, network.getId()).isEmpty());
    await().atMost(FOLLOWED).until(() -> resolve(other, "").isEmpty());
    await().atMost(FOLLOWED).until(() -> !isAllowed(hers, network.getId()));
    assertThat(isAllowed(other, "")).isFalse();
    await().atMost(FOLLOWED).until(() -> isNone(redeem(code)));
    assertThat(members(network)).contains(hers.id());

    enable();

    await().atMost(FOLLOWED).until(() -> resolve(hers, network.getId()).isPresent());
    await().atMost(FOLLOWED).until(() -> resolve(other, "").isPresent());
    await().atMost(FOLLOWED).until(() -> isAllowed(hers, network.getId()));
    assertThat(isAllowed(other, "")).isTrue();
    await().atMost(FOLLOWED).until(() -> redeem(code).isEmpty());
  }

  @Test
  void aDeregisteredNodeLeavesNeitherMembershipNorTrustBehind() {
    var network = shared();
    var other = hub.node(alice);
    trust(Sessions.of(hub, other), other, asHis, his);
    for (var node : new TestNode[] {hers, other}) {
      var _ =
          alice
              .user()
              .registry()
              .deregisterNode(DeregisterNodeRequest.newBuilder().setNode(node.id()).build());
    }
    assertThat(resolve(hers, network.getId())).isEmpty();
    assertThat(resolve(other, "")).isEmpty();
    assertThat(isAllowed(hers, network.getId())).isFalse();
    assertThat(
            asHis
                .trust()
                .listTrusted(ListTrustedRequest.newBuilder().setNode(his.id()).build())
                .getTrustsList())
        .isEmpty();
    await().atMost(FOLLOWED).until(() -> !members(network).contains(hers.id()));
  }

  @Test
  void aDeletedNetworkTakesAllThatRestsOnItAlong() {
    var network = shared();
    var code =
        bob.user()
            .invites()
            .createInvite(CreateInviteRequest.newBuilder().setNetwork(network.getId()).build())
            .getCode();
    var _ =
        bob.user()
            .networks()
            .deleteNetwork(
                DeleteNetworkRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setDisconnectAgents(true)
                    .build());
    assertThat(resolve(hers, network.getId())).isEmpty();
    assertThat(resolve(hers, "")).isEmpty();
    assertThat(isAllowed(hers, "")).isFalse();
    assertThat(redeem(code)).contains("INVITE_NOT_FOUND");
  }

  private Network shared() {
    var network = hub.network(bob, JoinRule.JOIN_RULE_OPEN);
    join(alice, hers, network);
    join(bob, his, network);
    return network;
  }

  private static void join(Account as, TestNode node, Network network) {
    var _ =
        as.user()
            .members()
            .joinNetwork(
                JoinNetworkRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setNode(node.id())
                    .build());
  }

  /** Each asks the other, which is an answer. */
  private static void trust(CoterieClient one, TestNode its, CoterieClient other, TestNode others) {
    var _ =
        one.trust()
            .requestTrust(
                RequestTrustRequest.newBuilder().setNode(its.id()).setTarget(others.id()).build());
    var _ =
        other
            .trust()
            .requestTrust(
                RequestTrustRequest.newBuilder().setNode(others.id()).setTarget(its.id()).build());
  }

  private void disable() {
    var _ =
        hub.operator()
            .accounts()
            .disableAccount(DisableAccountRequest.newBuilder().setAccount(alice.id()).build());
  }

  private void enable() {
    var _ =
        hub.operator()
            .accounts()
            .enableAccount(EnableAccountRequest.newBuilder().setAccount(alice.id()).build());
  }

  /** As his node; empty: there is no such node. */
  private Optional<ResolveResponse> resolve(TestNode node, String network) {
    var request = ResolveRequest.newBuilder().setTarget(node.id()).setNetwork(network).build();
    try {
      return Optional.of(asHis.resolver().resolve(request));
    } catch (StatusRuntimeException e) {
      assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
      return Optional.empty();
    }
  }

  /** Whether his node lets another through. */
  private boolean isAllowed(TestNode source, String network) {
    return asHis
        .access()
        .checkAccess(
            CheckAccessRequest.newBuilder()
                .setSourceNode(source.id())
                .setTargetNode(his.id())
                .setNetwork(network)
                .build())
        .getAllowed();
  }

  private List<String> members(Network network) {
    return bob
        .user()
        .members()
        .listMembers(ListMembersRequest.newBuilder().setNetwork(network.getId()).build())
        .getMembersList()
        .stream()
        .map(member -> member.getNode())
        .toList();
  }

  private static boolean isNone(Optional<String> refusal) {
    return refusal.filter("INVITE_NOT_FOUND"::equals).isPresent();
  }

  /** Why a code lets bob in no more; empty: it did. */
  private Optional<String> redeem(String code) {
    try {
      var _ =
          bob.user().invites().redeemInvite(RedeemInviteRequest.newBuilder().setCode(code).build());
      return Optional.empty();
    } catch (StatusRuntimeException e) {
      return ApiFailure.of(e).reason();
    }
  }
}
