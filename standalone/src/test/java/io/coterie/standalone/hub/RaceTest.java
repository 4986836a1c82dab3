package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.MemberKind;
import io.coterie.network.v1.RedeemInviteRequest;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.Registration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many clients at once, through the edge, on two replicas. */
class RaceTest {
  @SuppressWarnings("NullAway.Init")
  private static TestHub hub;

  @SuppressWarnings("NullAway.Init")
  private static TestHub replica;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
    replica = hub.replica();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void anInviteForFiveAdmitsFiveOfTwoHundred() throws Exception {
    var owner = hub.account();
    var network = hub.network(owner, JoinRule.JOIN_RULE_INVITE);
    var code =
        owner
            .user()
            .invites()
            .createInvite(
                CreateInviteRequest.newBuilder().setNetwork(network.getId()).setMaxUses(5).build())
            .getCode();
    var nodes = new ArrayList<Callable<String>>();
    for (int i = 0; i < 200; i++) {
      var session = Sessions.of(i % 2 == 0 ? hub : replica, hub.looseNode());
      nodes.add(() ->
          AtOnce.outcome(() ->
              session
                  .invites()
                  .redeemInvite(RedeemInviteRequest.newBuilder().setCode(code).build())));
    }

    var outcomes = AtOnce.results(nodes);

    assertThat(outcomes).filteredOn("OK"::equals).hasSize(5);
    assertThat(outcomes).filteredOn("INVITE_NOT_FOUND"::equals).hasSize(195);
    var members =
        owner
            .user()
            .members()
            .listMembers(
                ListMembersRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setKind(MemberKind.MEMBER_KIND_NODE)
                    .build());
    assertThat(members.getMembersList()).hasSize(5);
  }

  @Test
  void aKeyRegisteredFiftyTimesAtOnceIsOneNode() throws Exception {
    var key = NodeKey.generate();
    var clients = new ArrayList<Callable<String>>();
    for (int i = 0; i < 50; i++) {
      var client = (i % 2 == 0 ? hub : replica).nobody();
      clients.add(() -> {
        var node =
            new Registration(client)
                .register(key, "", "", NodeVisibility.NODE_VISIBILITY_PRIVATE)
                .getNode();
        return node.getId() + " " + node.getNumber();
      });
    }

    assertThat(AtOnce.results(clients))
        .hasSize(50)
        .containsOnly(AtOnce.results(clients.subList(0, 1)).getFirst());
  }
}
