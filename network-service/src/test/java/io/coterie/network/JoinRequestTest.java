package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_INVITE;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.Role.ROLE_ADMIN;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.EvictNodeRequest;
import io.coterie.network.v1.JoinRequest;
import io.coterie.network.v1.ListJoinRequestsRequest;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.RequestToJoinRequest;
import io.coterie.network.v1.UpdateNetworkRequest;
import io.coterie.network.v1.Visibility;
import io.coterie.platform.id.JoinRequestId;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Asking to be let in, and what comes of it. */
class JoinRequestTest {
  private static final Hub HUB = new Hub();
  private static final Hub.Person ALICE = HUB.person();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void whoAsksIsLetInByAnAdminWhoThenVouchesForIt() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
    var admin = HUB.member(ALICE, network, ROLE_ADMIN);
    var bob = HUB.person();
    var sent =
        bob.client()
            .members()
            .requestToJoin(
                RequestToJoinRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setMessage("let me in, please")
                    .build())
            .getJoinRequest();
    assertThat(sent.getAccount()).isEqualTo(bob.id().text());
    assertThat(sent.getName()).isEqualTo(bob.name());
    assertThat(admin.client().requests(network.getId())).containsExactly(sent);
    var member = admin.client().approve(network.getId(), sent);
    assertThat(member.getRole()).isEqualTo(ROLE_MEMBER);
    assertThat(member.getVouchedBy()).isEqualTo(admin.id().text());
    assertThat(member.getVouchedByName()).isEqualTo(admin.name());
    assertThat(admin.client().requests(network.getId())).isEmpty();
    assertThat(bob.client().get(network.getId()).getMyRole()).isEqualTo(ROLE_MEMBER);
  }

  @Test
  void nodeIsLetInWhetherItAsksOrItsAccountDoes() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
    var bob = HUB.person();
    var one = HUB.agent(bob.id().text(), "one");
    var another = HUB.agent("", "another");
    var forOne = bob.client().ask(network.getId(), "one");
    var forAnother = another.client().ask(network.getId());
    assertThat(forOne.getNode()).isEqualTo(one.id());
    assertThat(ALICE.client().requests(network.getId()))
        .extracting(JoinRequest::getName)
        .containsExactlyInAnyOrder("one", "another");
    assertThat(ALICE.client().approve(network.getId(), forOne).getNode()).isEqualTo(one.id());
    assertThat(ALICE.client().approve(network.getId(), forAnother).getName()).isEqualTo("another");
  }

  @Test
  void askingAgainChangesNothing() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
    var bob = HUB.person();
    var first = bob.client().ask(network.getId());
    assertThat(bob.client().ask(network.getId())).isEqualTo(first);
    assertThat(ALICE.client().requests(network.getId())).hasSize(1);
  }

  @Test
  void repeatOfACallGetsTheFirstAnswer() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
    var bob = HUB.person();
    var request =
        RequestToJoinRequest.newBuilder()
            .setNetwork(network.getId())
            .setRequestId(UUID.randomUUID().toString())
            .build();
    var first = bob.client().members().requestToJoin(request);
    bob.client().decline(network.getId(), first.getJoinRequest());
    assertThat(bob.client().members().requestToJoin(request)).isEqualTo(first);
    assertThat(ALICE.client().requests(network.getId())).isEmpty();
  }

  @Test
  void membersAndOutsidersOfPrivateNetworksDoNotAsk() {
    var open = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
    var hidden = HUB.network(ALICE, JOIN_RULE_OPEN);
    var bob = HUB.member(ALICE, open);
    assertThat(Refusal.of(() -> bob.client().ask(open.getId())).reason())
        .isEqualTo("ALREADY_MEMBER");
    assertThat(Refusal.of(() -> bob.client().ask(hidden.getId())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
  }

  @Test
  void viewerAsksAndIsRaised() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
    var bob = HUB.person();
    var _ = bob.client().look(network.getId());
    var node = HUB.agent(bob).id();
    assertThat(Refusal.of(() -> bob.client().ask(network.getId(), node)).reason())
        .isEqualTo("ROLE_TOO_LOW");
    var request = bob.client().ask(network.getId());
    var member = ALICE.client().approve(network.getId(), request);
    assertThat(member.getRole()).isEqualTo(ROLE_MEMBER);
    assertThat(member.getVouchedBy()).isEqualTo(ALICE.id().text());
    assertThat(ALICE.client().get(network.getId()).getViewerCount()).isZero();
  }

  @Test
  void whoWasRemovedMayAskAndApprovalLiftsTheBlock() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_OPEN);
    var bob = HUB.member(ALICE, network);
    var _ = ALICE.client().remove(network.getId(), bob.ref());
    assertThat(Refusal.of(() -> bob.client().join(network.getId())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    var _ = ALICE.client().approve(network.getId(), bob.client().ask(network.getId()));
    bob.client().leave(network.getId());
    assertThat(bob.client().join(network.getId()).getRole()).isEqualTo(ROLE_MEMBER);
  }

  @Test
  void requestIsDeclinedByAnAdminAndTakenBackByWhoAsked() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
    var bob = HUB.person();
    ALICE.client().decline(network.getId(), bob.client().ask(network.getId()));
    var again = bob.client().ask(network.getId());
    bob.client().decline(network.getId(), again);
    assertThat(reason(ALICE.client(), network, again)).isEqualTo("JOIN_REQUEST_NOT_FOUND");
    assertThat(ALICE.client().requests(network.getId())).isEmpty();
  }

  @Test
  void accountTakesItsNodesRequestBack() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
    var bob = HUB.person();
    var node = HUB.agent(bob);
    bob.client().decline(network.getId(), node.client().ask(network.getId()));
    node.client().decline(network.getId(), bob.client().ask(network.getId(), node.id()));
    assertThat(ALICE.client().requests(network.getId())).isEmpty();
  }

  @Test
  void othersRequestsAreNobodysBusiness() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
    var request = HUB.person().client().ask(network.getId());
    var absent = request.toBuilder().setId(JoinRequestId.random().text()).build();
    var carol = HUB.person();
    var theirs = Refusal.of(() -> carol.client().decline(network.getId(), request));
    assertThat(theirs.reason()).isEqualTo("JOIN_REQUEST_NOT_FOUND");
    assertThat(theirs).isEqualTo(Refusal.of(() -> carol.client().decline(network.getId(), absent)));
    var member = HUB.member(ALICE, network);
    for (var which : new JoinRequest[] {request, absent}) {
      assertThat(Refusal.of(() -> member.client().decline(network.getId(), which)).reason())
          .isEqualTo("ROLE_TOO_LOW");
      assertThat(reason(member.client(), network, which)).isEqualTo("ROLE_TOO_LOW");
    }
    assertThat(reason(ALICE.client(), network, absent)).isEqualTo("JOIN_REQUEST_NOT_FOUND");
    assertThat(Refusal.of(() -> carol.client().requests(network.getId())).code())
        .isEqualTo(Code.PERMISSION_DENIED);
  }

  @Test
  void requestOfOneNetworkIsNoneOfAnother() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
    var carol = HUB.person();
    var another = HUB.publicNetwork(carol, JOIN_RULE_INVITE);
    var request = HUB.person().client().ask(network.getId());
    assertThat(reason(carol.client(), another, request)).isEqualTo("JOIN_REQUEST_NOT_FOUND");
  }

  @Test
  void fullNetworkKeepsTheRequestUntilSomebodyLeaves() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
    var bob = HUB.member(ALICE, network);
    var _ =
        ALICE
            .client()
            .update(
                UpdateNetworkRequest.newBuilder().setNetwork(network.getId()).setMaxMembers(2),
                "max_members");
    var request = HUB.person().client().ask(network.getId());
    assertThat(reason(ALICE.client(), network, request)).isEqualTo("NETWORK_FULL");
    bob.client().leave(network.getId());
    assertThat(ALICE.client().approve(network.getId(), request).getRole()).isEqualTo(ROLE_MEMBER);
  }

  @Test
  void requestEndsAfterThirtyDays() {
    try (var hub = new Hub()) {
      var alice = hub.person();
      var network = hub.publicNetwork(alice, JOIN_RULE_INVITE);
      var elsewhere = hub.publicNetwork(alice, JOIN_RULE_INVITE);
      var bob = hub.person();
      var request = bob.client().ask(network.getId());
      hub.deployment().clock().advance(Duration.ofDays(30));
      // the identities that the channels carry have ended meanwhile
      var owner = hub.as(alice.caller());
      assertThat(owner.requests(network.getId())).isEmpty();
      assertThat(reason(owner, network, request)).isEqualTo("JOIN_REQUEST_NOT_FOUND");
      var _ = hub.person().client().ask(elsewhere.getId());
      assertThat(Rows.holding(hub.service, request.getId()))
          .as("pruned")
          .doesNotContain("join_request");
      assertThat(hub.as(bob.caller()).ask(network.getId()).getId()).isNotEqualTo(request.getId());
    }
  }

  @Test
  void requestsAreDroppedWhenTheNetworkHidesOrEnds() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
    var bob = HUB.person();
    var request = bob.client().ask(network.getId());
    see(network, Visibility.VISIBILITY_PRIVATE);
    assertThat(ALICE.client().requests(network.getId())).isEmpty();
    assertThat(Refusal.of(() -> bob.client().decline(network.getId(), request)).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    see(network, Visibility.VISIBILITY_PUBLIC);
    assertThat(ALICE.client().requests(network.getId())).isEmpty();
    var _ = bob.client().ask(network.getId());
    ALICE.client().delete(network.getId());
    assertThat(Rows.mentioning(HUB.service, network.getId())).isEmpty();
  }

  @Test
  void requestIsDroppedWhenItsMakerGetsInOtherwise() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_OPEN);
    var bob = HUB.person();
    var request = bob.client().ask(network.getId());
    var _ = bob.client().join(network.getId());
    assertThat(ALICE.client().requests(network.getId())).isEmpty();
    assertThat(reason(ALICE.client(), network, request)).isEqualTo("JOIN_REQUEST_NOT_FOUND");
  }

  @Test
  void requestEndsWithItsNode() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
    var node = HUB.agent();
    var request = node.client().ask(network.getId());
    var ended = HUB.registry.deregister(node.id());
    assertThat(reason(ALICE.client(), network, request)).isEqualTo("JOIN_REQUEST_NOT_FOUND");
    var _ =
        HUB.asService()
            .memberships()
            .evictNode(
                EvictNodeRequest.newBuilder()
                    .setNode(node.id())
                    .setNodeIncarnation(ended.getIncarnation())
                    .build());
    assertThat(ALICE.client().requests(network.getId())).isEmpty();
  }

  @Test
  void nodeThatChangedHandsIsNotLetInOnItsOldOwnersWord() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
    var bob = HUB.person();
    var node = HUB.agent(bob);
    var request = bob.client().ask(network.getId(), node.id());
    var _ = HUB.registry.change(node.id(), n -> n.setAccount(HUB.person().id().text()));
    assertThat(reason(ALICE.client(), network, request)).isEqualTo("JOIN_REQUEST_NOT_FOUND");
  }

  @Test
  void pendingRequestsAreCapped() {
    try (var strict =
        HUB.replica(
            Map.of(
                "network.public.most-requests-of-one",
                "1",
                "network.public.most-requests-in-network",
                "2"))) {
      var network = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
      var bob = HUB.person();
      var client = new Client(strict.as(bob.caller()));
      var _ = client.ask(network.getId());
      var node = HUB.agent(bob).id();
      var ofOne = Refusal.of(() -> client.ask(network.getId(), node));
      assertThat(ofOne.reason()).isEqualTo("PENDING_REQUESTS_LIMIT");
      assertThat(ofOne.metadata("limit")).isEqualTo("1");
      var _ = new Client(strict.as(HUB.person().caller())).ask(network.getId());
      var third = new Client(strict.as(HUB.person().caller()));
      assertThat(Refusal.of(() -> third.ask(network.getId())).metadata("limit")).isEqualTo("2");
    }
  }

  @Test
  void listPagesOldestFirst() {
    try (var hub = new Hub()) {
      var alice = hub.person();
      var network = hub.publicNetwork(alice, JOIN_RULE_INVITE);
      var names = new java.util.ArrayList<String>();
      for (int i = 0; i < 3; i++) {
        hub.deployment().clock().advance(Duration.ofSeconds(1));
        var person = hub.person();
        names.add(person.name());
        var _ = person.client().ask(network.getId());
      }
      var request = ListJoinRequestsRequest.newBuilder().setNetwork(network.getId()).setPageSize(2);
      var first = alice.client().members().listJoinRequests(request.build());
      var second =
          alice
              .client()
              .members()
              .listJoinRequests(request.setPageToken(first.getNextPageToken()).build());
      assertThat(first.getJoinRequestsList())
          .extracting(JoinRequest::getName)
          .containsExactlyElementsOf(names.subList(0, 2));
      assertThat(second.getJoinRequestsList())
          .extracting(JoinRequest::getName)
          .containsExactlyElementsOf(names.subList(2, 3));
      assertThat(second.getNextPageToken()).isEmpty();
    }
  }

  private static String reason(Client client, Network network, JoinRequest request) {
    return Refusal.of(() -> client.approve(network.getId(), request)).reason();
  }

  private static void see(Network network, Visibility visibility) {
    var _ =
        ALICE
            .client()
            .update(
                UpdateNetworkRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setVisibility(visibility),
                "visibility");
  }
}
