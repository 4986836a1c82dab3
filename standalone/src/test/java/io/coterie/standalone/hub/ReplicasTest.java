package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.GetNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.ListNetworksRequest;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RedeemInviteRequest;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.network.v1.WatchNetworkRequest;
import io.coterie.network.v1.WatchNetworkResponse;
import io.coterie.sdk.CoterieClient;
import java.util.Iterator;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two replicas of every service on one database behave as one. */
class ReplicasTest {
  @SuppressWarnings("NullAway.Init")
  private static TestHub one;

  @SuppressWarnings("NullAway.Init")
  private static TestHub two;

  @BeforeAll
  static void start() {
    one = TestHub.start();
    two = one.replica();
  }

  @AfterAll
  static void stop() {
    one.close();
  }

  @Test
  void aTokenOfOneIsGoodAtTheOtherUntilItIsRevoked() {
    var alice = one.account();
    var there = at(two, alice.user());

    assertThat(there.accounts().whoAmI(WhoAmIRequest.getDefaultInstance()).getAccount().getId())
        .isEqualTo(alice.id());

    alice.user().accounts().logout(LogoutRequest.getDefaultInstance());
    assertThatThrownBy(() -> there.accounts().whoAmI(WhoAmIRequest.getDefaultInstance()))
        .hasMessageContaining("UNAUTHENTICATED");
  }

  @Test
  void whoIsRemovedAtOneIsOutAtTheOtherWithTheVeryNextCall() {
    var owner = one.account();
    var guest = two.account();
    var network = one.network(owner, JoinRule.JOIN_RULE_INVITE);
    var code =
        owner
            .user()
            .invites()
            .createInvite(CreateInviteRequest.newBuilder().setNetwork(network.getId()).build())
            .getCode();
    guest.user().invites().redeemInvite(RedeemInviteRequest.newBuilder().setCode(code).build());
    var get = GetNetworkRequest.newBuilder().setNetwork(network.getId()).build();
    assertThat(guest.user().networks().getNetwork(get).getNetwork().getId())
        .isEqualTo(network.getId());

    owner
        .user()
        .members()
        .removeMember(
            RemoveMemberRequest.newBuilder()
                .setNetwork(network.getId())
                .setMember(PrincipalRef.newBuilder().setAccount(guest.id()))
                .build());

    assertThatThrownBy(() -> guest.user().networks().getNetwork(get))
        .hasMessageContaining("NOT_FOUND");
  }

  @Test
  void aRequestIdIsRememberedAcrossReplicas() {
    var alice = one.account();
    var request =
        CreateNetworkRequest.newBuilder()
            .setName(TestHub.unique("net"))
            .setRequestId(TestHub.requestId())
            .build();

    var first = alice.user().networks().createNetwork(request);
    var second = at(two, alice.user()).networks().createNetwork(request);

    assertThat(second).isEqualTo(first);
    assertThatThrownBy(() ->
            at(two, alice.user())
                .networks()
                .createNetwork(request.toBuilder().setDescription("other").build()))
        .hasMessageContaining("INVALID_ARGUMENT");
  }

  @Test
  void aPageTokenOfOneGoesOnAtTheOther() {
    var alice = one.account();
    one.network(alice, JoinRule.JOIN_RULE_OPEN);
    var first =
        alice
            .user()
            .networks()
            .listNetworks(ListNetworksRequest.newBuilder().setPageSize(1).build());

    var second =
        at(two, alice.user())
            .networks()
            .listNetworks(
                ListNetworksRequest.newBuilder()
                    .setPageSize(1)
                    .setPageToken(first.getNextPageToken())
                    .build());

    assertThat(second.getNetworksList())
        .hasSize(1)
        .doesNotContainAnyElementsOf(first.getNetworksList());
  }

  @Test
  void aWatchAtOneSeesWhatHappensAtTheOtherAndGoesOnThere() {
    var owner = one.account();
    var network = one.network(owner, JoinRule.JOIN_RULE_INVITE);
    var watch =
        owner
            .user()
            .networks()
            .watchNetwork(WatchNetworkRequest.newBuilder().setNetwork(network.getId()).build());
    var end = next(watch, WatchNetworkResponse::hasSnapshotEnd);

    var guest = join(two, owner, network);
    assertThat(next(watch, message -> isAbout(guest, message)).hasMember()).isTrue();

    var resumed =
        at(two, owner.user())
            .networks()
            .watchNetwork(
                WatchNetworkRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setResumeToken(end.getResumeToken())
                    .build());
    assertThat(next(resumed, message -> isAbout(guest, message)).hasMember()).isTrue();
  }

  /** What the snapshot said may come once more before. */
  private static boolean isAbout(String account, WatchNetworkResponse message) {
    return message.getMember().getAccount().equals(account);
  }

  private static String join(TestHub hub, TestHub.Account owner, Network network) {
    var code =
        at(hub, owner.user())
            .invites()
            .createInvite(CreateInviteRequest.newBuilder().setNetwork(network.getId()).build())
            .getCode();
    var guest = hub.account();
    guest.user().invites().redeemInvite(RedeemInviteRequest.newBuilder().setCode(code).build());
    return guest.id();
  }

  private static WatchNetworkResponse next(
      Iterator<WatchNetworkResponse> watch, Predicate<WatchNetworkResponse> wanted) {
    while (true) {
      var message = watch.next();
      if (wanted.test(message)) {
        return message;
      }
    }
  }

  private static CoterieClient at(TestHub hub, CoterieClient client) {
    return hub.with(client.credential().orElseThrow().secret());
  }
}
