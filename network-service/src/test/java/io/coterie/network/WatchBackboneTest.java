package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.WatchAccessResponse.EventCase.ENTRY;
import static io.coterie.registry.v1.NodeVisibility.NODE_VISIBILITY_PRIVATE;
import static io.coterie.registry.v1.NodeVisibility.NODE_VISIBILITY_PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.coterie.network.v1.AccessEntry;
import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.testing.ServiceFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node is told who may reach its backbone address, and by which keys it knows its peers. */
@Timeout(60)
class WatchBackboneTest {
  private static final Hub HUB = new Hub();
  private static final ServiceFixture SECOND = HUB.replica();
  private static final Neighbours NEIGHBOURS = new Neighbours(HUB);

  private final Hub.Agent target = NEIGHBOURS.agent();
  private final Hub.Agent friend = NEIGHBOURS.agent();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void trustIsToldToBothWithEveryPort() {
    var watcher = onBackbone(target, HUB.service);
    var friends = onBackbone(friend, SECOND);
    NEIGHBOURS.trust(target, friend);
    await().until(() -> watcher.trusted().contains(friend.id()));
    await().until(() -> friends.trusted().contains(target.id()));
    var entry = watcher.entry("", friend.id());
    assertThat(entry.getNetworkNumber()).isZero();
    assertThat(entry.getSourceNumber()).isEqualTo(friend.record().getNode().getNumber());
    assertThat(entry.getSourceIncarnation()).isEqualTo(friend.record().getIncarnation());
    assertThat(entry.getSourcePublicKey()).isEqualTo(friend.record().getNode().getPublicKey());
    assertThat(entry.getPortsList())
        .allSatisfy(ports -> {
          assertThat(ports.getFirst()).isEqualTo(1);
          assertThat(ports.getLast()).isEqualTo(65535);
        })
        .hasSize(2);
    NEIGHBOURS.distrust(friend, target);
    await().until(() -> watcher.trusted().isEmpty() && friends.trusted().isEmpty());
  }

  @Test
  void trustIsInTheSnapshotOfWhoeverHasIt() {
    NEIGHBOURS.trust(target, friend);
    await().until(() -> !onBackbone(target, HUB.service).trusted().isEmpty());
    var watcher = onBackbone(target, SECOND);
    assertThat(watcher.trusted()).containsExactly(friend.id());
    assertThat(onBackbone(NEIGHBOURS.agent(), SECOND).entries()).isEmpty();
  }

  @Test
  void opennessIsToldWheneverItChanges() {
    var watcher = onBackbone(target, SECOND);
    assertThat(watcher.openness()).contains(false);
    var other = onBackbone(friend, SECOND);
    int before = other.count();
    NEIGHBOURS.show(target, NODE_VISIBILITY_PUBLIC);
    await().until(() -> watcher.openness().orElseThrow());
    assertThat(onBackbone(target, HUB.service).openness()).contains(true);
    NEIGHBOURS.show(target, NODE_VISIBILITY_PRIVATE);
    await().until(() -> !watcher.openness().orElseThrow());
    NEIGHBOURS.trust(target, friend);
    await().until(() -> !other.trusted().isEmpty());
    // nothing was told of the other's openness before
    assertThat(AccessWatcher.kinds(other.since(before))).containsOnly(ENTRY);
  }

  @Test
  void newKeyIsToldToThoseThatTrustItAndInItsNetworks() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    for (var agent : new Hub.Agent[] {target, friend}) {
      var _ = HUB.agentIn(alice, network, agent);
    }
    NEIGHBOURS.trust(target, friend);
    var watcher = onBackbone(target, SECOND);
    await().until(() -> watcher.entries().size() == 2);
    var key = NEIGHBOURS.rotateKey(friend);
    await()
        .untilAsserted(() ->
            assertThat(watcher.entries().values())
                .extracting(AccessEntry::getSourcePublicKey)
                .containsExactly(key, key));
    assertThat(onBackbone(target, HUB.service).entries()).isEqualTo(watcher.entries());
  }

  @Test
  void nobodyIsToldWithoutItsKey() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var stranger = HUB.agent();
    var _ = HUB.registry.change(stranger.id(), node -> node.setPublicKey(ByteString.EMPTY));
    for (var agent : new Hub.Agent[] {target, stranger, friend}) {
      var _ = HUB.agentIn(alice, network, agent);
    }
    var watcher = onBackbone(target, SECOND);
    assertThat(watcher.peers()).containsExactly(friend.id());
    int before = watcher.count();
    var _ = alice.client().tag(network.getId(), stranger.ref(), "web");
    var key = NEIGHBOURS.rotateKey(stranger);
    await().until(() -> watcher.peers().contains(stranger.id()));
    assertThat(watcher.since(before))
        .extracting(WatchAccessResponse::getEntry)
        .extracting(AccessEntry::getSourcePublicKey)
        .containsExactly(key);
  }

  @Test
  void trustThatComesBeforeItsNodeIsToldOnceTheNodeIsKnown() {
    var late = HUB.agent();
    var watcher = onBackbone(target, HUB.service);
    NEIGHBOURS.trust(target, late);
    NEIGHBOURS.trust(target, friend);
    await().until(() -> watcher.trusted().contains(friend.id()));
    assertThat(watcher.trusted()).containsExactly(friend.id());
    var key = NEIGHBOURS.rotateKey(late);
    await().until(() -> watcher.trusted().contains(late.id()));
    assertThat(watcher.entry("", late.id()).getSourcePublicKey()).isEqualTo(key);
  }

  @Test
  void trustEndsWithTheNode() {
    NEIGHBOURS.trust(target, friend);
    var watcher = onBackbone(target, SECOND);
    await().until(() -> !watcher.trusted().isEmpty());
    NEIGHBOURS.deregister(friend, target);
    await().until(() -> watcher.trusted().isEmpty());
    assertThat(onBackbone(target, HUB.service).trusted()).isEmpty();
  }

  @Test
  void nodeThatEndedIsDroppedThoughItsTrustDidNotEndYet() {
    NEIGHBOURS.trust(target, friend);
    var watcher = onBackbone(target, SECOND);
    await().until(() -> !watcher.trusted().isEmpty());
    NEIGHBOURS.deregister(friend);
    await().until(() -> watcher.trusted().isEmpty());
  }

  @Test
  void oldNewsOpensNothingAgain() {
    var another = NEIGHBOURS.agent();
    NEIGHBOURS.trust(target, another);
    var watcher = onBackbone(target, HUB.service);
    await().until(() -> !watcher.trusted().isEmpty());
    NEIGHBOURS.distrust(target, another);
    await().until(() -> watcher.trusted().isEmpty());
    NEIGHBOURS.repeatTrust(target, another);
    NEIGHBOURS.trust(target, friend);
    await().until(() -> !watcher.trusted().isEmpty());
    assertThat(watcher.trusted()).containsExactly(friend.id());
  }

  @Test
  void watchGoesOnAtAnotherReplicaWithWhatItMissed() {
    var gone = NEIGHBOURS.agent();
    NEIGHBOURS.trust(target, gone);
    NEIGHBOURS.trust(target, friend);
    var watcher = onBackbone(target, HUB.service);
    await().until(() -> watcher.trusted().size() == 2);
    watcher.disconnect();
    NEIGHBOURS.distrust(target, gone);
    var key = NEIGHBOURS.rotateKey(friend);
    NEIGHBOURS.show(target, NODE_VISIBILITY_PUBLIC);
    watcher.open(SECOND);
    await().until(() -> watcher.openness().orElseThrow());
    await()
        .untilAsserted(() ->
            assertThat(watcher.entries().values())
                .extracting(AccessEntry::getSourcePublicKey)
                .containsExactly(key));
  }

  @Test
  void boundTokenIsToldNothingOfTheBackbone() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var _ = HUB.agentIn(alice, network, target);
    NEIGHBOURS.trust(target, friend);
    NEIGHBOURS.show(target, NODE_VISIBILITY_PUBLIC);
    await().until(() -> onBackbone(target, HUB.service).openness().orElseThrow());
    var watcher = new AccessWatcher(target, BoundTokens.caller(HUB, target, network));
    watcher.begin(SECOND);
    NEIGHBOURS.distrust(target, friend);
    NEIGHBOURS.show(target, NODE_VISIBILITY_PRIVATE);
    var source = HUB.agentIn(alice, network);
    await().until(() -> watcher.peers().contains(source.id()));
    assertThat(watcher.entries()).hasSize(1);
    assertThat(watcher.openness()).isEmpty();
  }

  @Test
  void nodeThatIsNotOnTheBackboneHasNoPartInIt() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    NEIGHBOURS.trust(target, friend);
    var _ = HUB.agentIn(alice, network, target);
    NEIGHBOURS.leaveBackbone(target);
    var watcher = AccessWatcher.of(target, SECOND);
    await()
        .untilAsserted(() -> {
          var fresh = AccessWatcher.of(target, HUB.service);
          assertThat(fresh.openness()).isEmpty();
          assertThat(fresh.entries()).isEmpty();
        });
    var source = HUB.agentIn(alice, network);
    await().until(() -> watcher.peers().contains(source.id()));
  }

  /** Watches, once it is known here that the agent is on the backbone. */
  private static AccessWatcher onBackbone(Hub.Agent agent, ServiceFixture service) {
    await().until(() -> AccessWatcher.of(agent, HUB.service).openness().isPresent());
    return AccessWatcher.of(agent, service);
  }
}
