package io.coterie.network;

import static io.coterie.feed.v1.ChangeKind.CHANGE_KIND_DELETED;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.WatchReachableResponse.EventCase.ENTRY;
import static io.coterie.network.v1.WatchReachableResponse.EventCase.FORGOTTEN;
import static io.coterie.network.v1.WatchReachableResponse.EventCase.REMOVED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.network.v1.Network;
import io.coterie.network.v1.ReachableEntry;
import io.coterie.network.v1.Role;
import io.coterie.network.v1.WatchReachableRequest;
import io.coterie.testing.Refusal;
import io.coterie.testing.ServiceFixture;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The registry is told whom a node may reach, what changes about that, and nothing else. */
@Timeout(60)
class WatchReachableTest {
  private static final Hub HUB = new Hub();
  private static final ServiceFixture SECOND = HUB.replica();
  private static final Neighbours NEIGHBOURS = new Neighbours(HUB);
  private static final String WEB =
      "rules: [{action: allow, from: 'tag:frontend', to: 'tag:api', ports: [80, 443]}]";

  private final Hub.Person alice = HUB.person();
  private final Network network = HUB.network(alice, JOIN_RULE_OPEN);
  private final Hub.Agent source = HUB.agentIn(alice, network);

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void snapshotTellsEverybodyElseThatIsANode() {
    var target = HUB.agentIn(alice, network, HUB.agent("", "printer"));
    var watcher = ReachableWatcher.of(source, HUB.service);
    var entry = watcher.entry(network.getId(), target.id());
    assertThat(watcher.entries()).hasSize(1);
    assertThat(entry.getTargetNumber()).isEqualTo(target.record().getNode().getNumber());
    assertThat(entry.getTargetHostname()).isEqualTo("printer");
    assertThat(entry.getNetworkNumber()).isEqualTo(network.getNumber());
    assertThat(entry.getSourceIncarnation()).isEqualTo(incarnation(source));
    assertThat(entry.getTargetIncarnation()).isEqualTo(incarnation(target));
    assertThat(entry.getPortsList()).hasSize(2);
  }

  @Test
  void whoComesAndGoesIsTold() {
    var watcher = ReachableWatcher.of(source, SECOND);
    int before = watcher.count();
    var target = HUB.agentIn(alice, network);
    await().until(() -> watcher.peers().contains(target.id()));
    target.client().leave(network.getId());
    await().until(() -> watcher.peers().isEmpty());
    assertThat(ReachableWatcher.kinds(watcher.since(before))).containsExactly(ENTRY, REMOVED);
  }

  @Test
  void policyCountsFromTheSourcesSide() {
    var target = HUB.agentIn(alice, network);
    tag(source, "frontend");
    tag(target, "api");
    var watcher = ReachableWatcher.of(source, SECOND);
    var back = ReachableWatcher.of(target, HUB.service);
    policy(WEB);
    await().until(() -> back.entries().isEmpty());
    await().until(() -> entry(watcher, target).getPolicyVersion() == 1);
    assertThat(entry(watcher, target).getPortsList()).hasSize(4);
    assertThat(entry(watcher, target).getPorts(0).getFirst()).isEqualTo(80);
    tag(target, "other");
    await().until(() -> watcher.entries().isEmpty());
    tag(target, "api");
    await().until(() -> watcher.entries().size() == 1);
    tag(source, "other");
    await().until(() -> watcher.entries().isEmpty());
  }

  @Test
  void rolesCountToo() {
    var target = HUB.agentIn(alice, network);
    policy("rules: [{action: allow, from: 'role:admin', to: '*', ports: 22}]");
    var watcher = ReachableWatcher.of(source, HUB.service);
    assertThat(watcher.entries()).isEmpty();
    var _ = alice.client().setRole(network.getId(), source.ref(), Role.ROLE_ADMIN);
    await().until(() -> watcher.peers().contains(target.id()));
    var _ = alice.client().setRole(network.getId(), source.ref(), Role.ROLE_MEMBER);
    await().until(() -> watcher.entries().isEmpty());
  }

  @Test
  void anotherHostnameIsANewEntry() {
    var target = HUB.agentIn(alice, network);
    var unreachable = HUB.agentIn(alice, network);
    tag(target, "api");
    tag(source, "frontend");
    policy(WEB);
    var watcher = ReachableWatcher.of(source, SECOND);
    int before = watcher.count();
    NEIGHBOURS.rename(unreachable, HUB.freshName());
    NEIGHBOURS.rename(source, HUB.freshName());
    NEIGHBOURS.rename(target, "renamed");
    await().until(() -> entry(watcher, target).getTargetHostname().equals("renamed"));
    assertThat(watcher.since(before)).hasSize(1);
  }

  @Test
  void keysAreNothingToIt() {
    var target = HUB.agentIn(alice, network);
    var watcher = ReachableWatcher.of(source, SECOND);
    int before = watcher.count();
    var key = NEIGHBOURS.rotateKey(target);
    await()
        .until(() ->
            AccessWatcher.of(source, HUB.service).entries().values().stream()
                .anyMatch(entry -> entry.getSourcePublicKey().equals(key)));
    var next = HUB.agentIn(alice, network);
    await().until(() -> watcher.peers().contains(next.id()));
    assertThat(watcher.since(before)).hasSize(1);
  }

  @Test
  void joiningAgainIsToldWithTheNewMembership() {
    var target = HUB.agentIn(alice, network);
    var watcher = ReachableWatcher.of(source, SECOND);
    source.client().leave(network.getId());
    await().until(() -> watcher.entries().isEmpty());
    var _ = HUB.agentIn(alice, network, source);
    await().until(() -> watcher.peers().contains(target.id()));
    assertThat(entry(watcher, target).getSourceIncarnation()).isEqualTo(incarnation(source));
    alice.client().delete(network.getId());
    await().until(() -> watcher.entries().isEmpty());
    assertThat(ReachableWatcher.kinds(watcher.messages()).getLast()).isEqualTo(FORGOTTEN);
  }

  @Test
  void watchGoesOnAtAnotherReplicaWithWhatItMissed() {
    var gone = HUB.agentIn(alice, network);
    var renamed = HUB.agentIn(alice, network);
    var watcher = ReachableWatcher.of(source, HUB.service);
    watcher.disconnect();
    gone.client().leave(network.getId());
    NEIGHBOURS.rename(renamed, "other-name");
    var comes = HUB.agentIn(alice, network);
    watcher.open(SECOND);
    await()
        .untilAsserted(
            () -> assertThat(watcher.peers()).containsExactlyInAnyOrder(renamed.id(), comes.id()));
    await().until(() -> entry(watcher, renamed).getTargetHostname().equals("other-name"));
  }

  @Test
  void membershipThatWasRenewedMeanwhileIsToldAnew() {
    var target = HUB.agentIn(alice, network);
    var watcher = ReachableWatcher.of(source, HUB.service);
    watcher.disconnect();
    source.client().leave(network.getId());
    var _ = HUB.agentIn(alice, network, source);
    watcher.open(SECOND);
    await()
        .until(() ->
            watcher.entries().size() == 1
                && entry(watcher, target).getSourceIncarnation().equals(incarnation(source)));
  }

  @Test
  void boundTokenIsToldOfItsNetworkOnlyAndUntilItIsLeft() {
    var other = HUB.network(alice, JOIN_RULE_OPEN);
    var _ = HUB.agentIn(alice, other, source);
    var _ = HUB.agentIn(alice, other);
    var target = HUB.agentIn(alice, network);
    var watcher = new ReachableWatcher(source, BoundTokens.binding(HUB, source.id(), network));
    watcher.begin(SECOND);
    assertThat(watcher.peers()).containsExactly(target.id());
    source.client().leave(network.getId());
    assertThat(watcher.end()).isNull();
    assertThat(watcher.entries()).isEmpty();
    var ended = new ReachableWatcher(source, BoundTokens.binding(HUB, target.id(), network));
    ended.open(SECOND);
    assertThat(Refusal.of(requireNonNull(ended.end())).reason()).isEqualTo("NETWORK_NOT_FOUND");
  }

  @Test
  void whoIsInNoNetworkIsToldOfTheFirst() {
    var newcomer = HUB.agent();
    var watcher = ReachableWatcher.of(newcomer, HUB.service);
    assertThat(watcher.entries()).isEmpty();
    var _ = HUB.agentIn(alice, network, newcomer);
    await().until(() -> watcher.peers().contains(source.id()));
    HUB.registryFeed.publish(
        "node", newcomer.id(), 2, CHANGE_KIND_DELETED, HUB.registry.deregister(newcomer.id()));
    await().until(() -> watcher.entries().isEmpty());
  }

  @Test
  void onlyServicesWatchIt() {
    var request = WatchReachableRequest.newBuilder().setNode(source.id()).build();
    for (var client : List.of(alice.client(), source.client(), HUB.operator())) {
      assertThat(Refusal.of(() -> client.memberships().watchReachable(request).next()).reason())
          .isEqualTo("CALLER_NOT_ALLOWED");
    }
  }

  private static ReachableEntry entry(ReachableWatcher watcher, Hub.Agent target) {
    return watcher.entries().values().stream()
        .filter(entry -> entry.getTargetNode().equals(target.id()))
        .findFirst()
        .orElseThrow();
  }

  private String incarnation(Hub.Agent agent) {
    return BoundTokens.binding(HUB, agent.id(), network).incarnation().text();
  }

  private void policy(String source) {
    var _ = alice.client().policy(network.getId(), source);
  }

  private void tag(Hub.Agent agent, String... tags) {
    var _ = alice.client().tag(network.getId(), agent.ref(), tags);
  }
}
