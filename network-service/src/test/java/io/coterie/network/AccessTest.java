package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.CheckAccessRequest;
import io.coterie.network.v1.CheckAccessResponse;
import io.coterie.platform.id.NodeId;
import io.coterie.testing.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** May a node reach another. */
class AccessTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void membersOfANetworkReachEachOther() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var one = HUB.agentIn(alice, network);
    var other = HUB.agentIn(alice, network);
    assertThat(check(one.client(), one.id(), other.id(), ""))
        .isEqualTo(
            CheckAccessResponse.newBuilder().setAllowed(true).setNetwork(network.getId()).build());
    assertThat(check(other.client(), one.id(), other.id(), network.getId()).getAllowed()).isTrue();
    assertThat(check(HUB.asService(), one.id(), other.id(), "").getAllowed()).isTrue();
  }

  @Test
  void removalEndsItAtOnce() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var one = HUB.agentIn(alice, network);
    var other = HUB.agentIn(alice, network);
    var _ = alice.client().remove(network.getId(), other.ref());
    assertThat(check(one.client(), one.id(), other.id(), "").getAllowed()).isFalse();
    assertThat(check(HUB.asService(), one.id(), other.id(), "").getAllowed()).isFalse();
  }

  @Test
  void anotherNetworkThanTheSharedOneAllowsNothing() {
    var alice = HUB.person();
    var shared = HUB.network(alice, JOIN_RULE_OPEN);
    var other = HUB.network(alice, JOIN_RULE_OPEN);
    var one = HUB.agentIn(alice, shared);
    var two = HUB.agentIn(alice, shared);
    var _ = HUB.agentIn(alice, other, one);
    assertThat(check(one.client(), one.id(), two.id(), other.getId()).getAllowed()).isFalse();
  }

  @Test
  void strangerAndNobodyLookTheSame() {
    var one = HUB.agent();
    var stranger = HUB.agent();
    assertThat(check(one.client(), one.id(), stranger.id(), ""))
        .isEqualTo(check(one.client(), one.id(), NodeId.random().text(), ""));
  }

  @Test
  void nodeThatEndedIsReachedByNobody() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var one = HUB.agentIn(alice, network);
    var other = HUB.agentIn(alice, network);
    var _ = HUB.registry.deregister(other.id());
    assertThat(check(one.client(), one.id(), other.id(), "").getAllowed()).isFalse();
  }

  @Test
  void nodeAsksAboutItselfOnly() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var one = HUB.agentIn(alice, network);
    var other = HUB.agentIn(alice, network);
    assertThat(Refusal.of(() -> check(HUB.agent().client(), one.id(), other.id(), "")).reason())
        .isEqualTo("NODE_NOT_FOUND");
  }

  private static CheckAccessResponse check(
      Client client, String source, String target, String network) {
    return client
        .access()
        .checkAccess(
            CheckAccessRequest.newBuilder()
                .setSourceNode(source)
                .setTargetNode(target)
                .setNetwork(network)
                .build());
  }
}
