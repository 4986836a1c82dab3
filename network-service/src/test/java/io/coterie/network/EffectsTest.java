package io.coterie.network;

import static io.coterie.feed.v1.ChangeKind.CHANGE_KIND_CREATED;
import static io.coterie.feed.v1.ChangeKind.CHANGE_KIND_DELETED;
import static io.coterie.feed.v1.ChangeKind.CHANGE_KIND_UPDATED;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.AccountChange;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.Network;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What follows here from changes in other services, when nobody calls. */
class EffectsTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void newAccountGetsItsNetwork() {
    var alice = HUB.person();
    var id = NetworkId.random().text();
    HUB.authFeed.publish(
        "account",
        alice.id().text(),
        1,
        CHANGE_KIND_CREATED,
        AccountChange.newBuilder()
            .setDefaultNetwork(id)
            .setDefaultIncarnation(Incarnation.random().text())
            .build());
    await()
        .untilAsserted(() ->
            assertThat(alice.client().list())
                .extracting(Network::getId, Network::getName)
                .containsExactly(org.assertj.core.api.Assertions.tuple(id, "default")));
  }

  @Test
  void deregisteredNodeIsHiddenAtOnceAndLeavesSoon() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agentIn(alice, network);
    var ended = HUB.registry.deregister(node.id());
    assertThat(alice.client().list(network.getId())).hasSize(1);
    assertThat(alice.client().get(network.getId()).getAgentCount()).isEqualTo(1);
    HUB.registryFeed.publish("node", node.id(), ended.getVersion() + 1, CHANGE_KIND_DELETED, ended);
    await()
        .untilAsserted(
            () -> assertThat(alice.client().get(network.getId()).getAgentCount()).isZero());
  }

  @Test
  void hostnameFollowsTheRegistryAndGivesWayWhereItIsTaken() {
    var alice = HUB.person();
    var free = HUB.network(alice, JOIN_RULE_OPEN);
    var busy = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agentIn(alice, free, HUB.agent("", "before"));
    var _ = HUB.agentIn(alice, busy, node);
    var _ = HUB.agentIn(alice, busy, HUB.agent("", "after"));
    var changed = HUB.registry.change(node.id(), n -> n.setHostname("after"));
    HUB.registryFeed.publish("node", node.id(), changed.getVersion(), CHANGE_KIND_UPDATED, changed);
    await().untilAsserted(() -> assertThat(name(alice, free, node)).isEqualTo("after"));
    assertThat(name(alice, busy, node)).isEmpty();
  }

  private static String name(Hub.Person person, Network network, Hub.Agent node) {
    return person.client().list(network.getId()).stream()
        .filter(member -> member.getNode().equals(node.id()))
        .map(Member::getName)
        .findFirst()
        .orElseThrow();
  }
}
