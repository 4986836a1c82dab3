package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.WatchAccessResponse.EventCase.ENTRY;
import static io.coterie.network.v1.WatchAccessResponse.EventCase.FORGOTTEN;
import static io.coterie.network.v1.WatchAccessResponse.EventCase.REMOVED;
import static io.coterie.network.v1.WatchAccessResponse.EventCase.SNAPSHOT_END;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.access.v1.PortRange;
import io.coterie.network.v1.AccessEntry;
import io.coterie.network.v1.ClaimHostnameRequest;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.Role;
import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.testing.ServiceFixture;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node is told who may reach it, what changes about that, and nothing else. */
@Timeout(60)
class WatchAccessTest {
  private static final Hub HUB = new Hub();
  private static final ServiceFixture SECOND = HUB.replica();
  private static final String WEB =
      "rules: [{action: allow, from: 'tag:frontend', to: 'tag:api', ports: [80, 443]}]";

  private final Hub.Person alice = HUB.person();
  private final Network network = HUB.network(alice, JOIN_RULE_OPEN);
  private final Hub.Agent target = HUB.agentIn(alice, network);

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void snapshotTellsEverybodyElseThatIsANode() {
    var source = HUB.agentIn(alice, network);
    var watcher = AccessWatcher.of(target, HUB.service);
    assertThat(AccessWatcher.kinds(watcher.messages())).containsExactly(ENTRY, SNAPSHOT_END);
    assertThat(watcher.messages().getFirst().getResumeToken()).isEmpty();
    var entry = watcher.messages().getFirst().getEntry();
    assertThat(entry.getSourceNode()).isEqualTo(source.id());
    assertThat(entry.getSourceNumber()).isEqualTo(source.record().getNode().getNumber());
    assertThat(entry.getNetwork()).isEqualTo(network.getId());
    assertThat(entry.getNetworkNumber()).isEqualTo(network.getNumber());
    assertThat(entry.getSourceIncarnation()).isNotEmpty();
    assertThat(entry.getPolicyVersion()).isZero();
    assertThat(ports(entry)).containsExactly("1-65535", "1-65535");
  }

  @Test
  void whoComesAndGoesIsTold() {
    var watcher = AccessWatcher.of(target, SECOND);
    int before = watcher.count();
    var source = HUB.agentIn(alice, network);
    var first = told(watcher, before, 1).getFirst().getEntry();
    assertThat(first.getSourceNode()).isEqualTo(source.id());
    assertThat(first.getSourceNumber()).isEqualTo(source.record().getNode().getNumber());
    source.client().leave(network.getId());
    assertThat(AccessWatcher.kinds(told(watcher, before, 2))).containsExactly(ENTRY, REMOVED);
    var _ = HUB.agentIn(alice, network, source);
    var again = told(watcher, before, 3).getLast();
    assertThat(again.getEntry().getSourceIncarnation()).isNotEqualTo(first.getSourceIncarnation());
    assertThat(again.getResumeToken()).isNotEmpty();
  }

  @Test
  void accountsReachNobody() {
    var watcher = AccessWatcher.of(target, HUB.service);
    int before = watcher.count();
    var _ = HUB.member(alice, network);
    var source = HUB.agentIn(alice, network);
    assertThat(told(watcher, before, 1).getFirst().getEntry().getSourceNode())
        .isEqualTo(source.id());
  }

  @Test
  void policyIsToldAsItsDifference() {
    var frontend = HUB.agentIn(alice, network);
    var other = HUB.agentIn(alice, network);
    tag(frontend, "frontend");
    tag(target, "api");
    var watcher = AccessWatcher.of(target, SECOND);
    int before = watcher.count();
    policy(WEB);
    var told = told(watcher, before, 2);
    assertThat(told)
        .filteredOn(WatchAccessResponse::hasRemoved)
        .extracting(message -> message.getRemoved().getSourceNode())
        .containsExactly(other.id());
    assertThat(watcher.peers()).containsExactly(frontend.id());
    assertThat(ports(watcher)).containsExactly("80-80", "443-443", "80-80", "443-443");
    assertThat(told.getFirst().getResumeToken()).isNotEqualTo(told.getLast().getResumeToken());
    policy(WEB.replace("[80, 443]", "[80, 443]") + "\n# the same once more");
    policy(WEB.replace("443", "444"));
    assertThat(told(watcher, before, 3).getLast().getEntry().getPolicyVersion()).isEqualTo(3);
    policy("");
    await().until(() -> watcher.peers().size() == 2);
    assertThat(ports(watcher)).allMatch("1-65535"::equals);
    assertThat(watcher.since(before)).hasSize(5);
  }

  @Test
  void tagsOfASourceAreToldToThoseThatItReachesByThem() {
    var bystander = HUB.agentIn(alice, network);
    var source = HUB.agentIn(alice, network);
    tag(target, "api");
    policy(WEB);
    var watcher = AccessWatcher.of(target, HUB.service);
    var elsewhere = AccessWatcher.of(bystander, SECOND);
    int before = watcher.count();
    int unaffected = elsewhere.count();
    tag(source, "frontend");
    assertThat(told(watcher, before, 1).getFirst().getEntry().getSourceNode())
        .isEqualTo(source.id());
    tag(source, "frontend", "more");
    tag(source, "more");
    assertThat(AccessWatcher.kinds(told(watcher, before, 2))).containsExactly(ENTRY, REMOVED);
    tag(bystander, "api");
    tag(source, "frontend");
    // the change before was nothing to it: what comes first is what comes after
    assertThat(told(elsewhere, unaffected, 1).getFirst().getEntry().getSourceNode())
        .isEqualTo(source.id());
  }

  @Test
  void ownTagsChangeWhoReachesOne() {
    var source = HUB.agentIn(alice, network);
    tag(source, "frontend");
    policy(WEB);
    var watcher = AccessWatcher.of(target, SECOND);
    int before = watcher.count();
    assertThat(watcher.peers()).isEmpty();
    tag(target, "api");
    told(watcher, before, 1);
    assertThat(watcher.peers()).containsExactly(source.id());
    tag(target);
    told(watcher, before, 2);
    assertThat(watcher.peers()).isEmpty();
  }

  @Test
  void rolesCountToo() {
    var source = HUB.agentIn(alice, network);
    policy("rules: [{action: allow, from: 'role:admin', to: '*', ports: 22}]");
    var watcher = AccessWatcher.of(target, HUB.service);
    int before = watcher.count();
    var _ = alice.client().setRole(network.getId(), source.ref(), Role.ROLE_ADMIN);
    told(watcher, before, 1);
    assertThat(watcher.peers()).containsExactly(source.id());
    var _ = alice.client().setRole(network.getId(), source.ref(), Role.ROLE_MEMBER);
    told(watcher, before, 2);
    assertThat(watcher.peers()).isEmpty();
  }

  @Test
  void namesAreNothingToIt() {
    var source = HUB.agentIn(alice, network);
    var watcher = AccessWatcher.of(target, HUB.service);
    int before = watcher.count();
    for (var renamed : List.of(source, target)) {
      var _ =
          HUB.asService()
              .memberships()
              .claimHostname(
                  ClaimHostnameRequest.newBuilder()
                      .setNode(renamed.id())
                      .setHostname(HUB.freshName())
                      .setVersion(2)
                      .build());
    }
    var next = HUB.agentIn(alice, network);
    assertThat(told(watcher, before, 1).getFirst().getEntry().getSourceNode()).isEqualTo(next.id());
  }

  @Test
  void networksComeAndGo() {
    var other = HUB.network(alice, JOIN_RULE_OPEN);
    var source = HUB.agentIn(alice, other);
    var watcher = AccessWatcher.of(target, SECOND);
    int before = watcher.count();
    var _ = HUB.agentIn(alice, other, target);
    assertThat(told(watcher, before, 1).getFirst().getEntry().getNetwork())
        .isEqualTo(other.getId());
    var _ = HUB.agentIn(alice, network, source);
    told(watcher, before, 2);
    assertThat(watcher.entries()).hasSize(2);
    target.client().leave(other.getId());
    assertThat(told(watcher, before, 3).getLast().getForgotten().getNetwork())
        .isEqualTo(other.getId());
    assertThat(watcher.entries()).hasSize(1);
    source.client().leave(other.getId());
    alice.client().delete(network.getId());
    assertThat(told(watcher, before, 4).getLast().getForgotten().getNetwork())
        .isEqualTo(network.getId());
    assertThat(watcher.entries()).isEmpty();
    var third = HUB.network(alice, JOIN_RULE_OPEN);
    var _ = HUB.agentIn(alice, third, target);
    var _ = HUB.agentIn(alice, third, source);
    assertThat(AccessWatcher.kinds(told(watcher, before, 5)).getLast()).isEqualTo(ENTRY);
  }

  @Test
  void watchGoesOnAtAnotherReplicaWithWhatItMissed() {
    var gone = HUB.agentIn(alice, network);
    var stays = HUB.agentIn(alice, network);
    var watcher = AccessWatcher.of(target, HUB.service);
    watcher.disconnect();
    int before = watcher.count();
    gone.client().leave(network.getId());
    var comes = HUB.agentIn(alice, network);
    watcher.open(SECOND);
    await().untilAsserted(() -> assertThat(watcher.peers()).contains(comes.id()));
    assertThat(AccessWatcher.kinds(watcher.since(before))).containsExactly(REMOVED, ENTRY);
    assertThat(watcher.peers()).containsExactlyInAnyOrder(stays.id(), comes.id());
  }

  @Test
  void policyThatWasMissedIsToldAnew() {
    var frontend = HUB.agentIn(alice, network);
    var other = HUB.agentIn(alice, network);
    tag(target, "api");
    var watcher = AccessWatcher.of(target, HUB.service);
    watcher.disconnect();
    int before = watcher.count();
    policy(WEB);
    tag(frontend, "frontend");
    policy(WEB.replace("443", "8443"));
    watcher.open(SECOND);
    await()
        .untilAsserted(() -> {
          assertThat(AccessWatcher.kinds(watcher.since(before)))
              .containsSubsequence(FORGOTTEN, ENTRY);
          assertThat(watcher.peers()).containsExactly(frontend.id()).doesNotContain(other.id());
          assertThat(ports(watcher)).contains("8443-8443");
        });
    tag(frontend);
    await().until(() -> watcher.peers().isEmpty());
  }

  @Test
  void networkThatWasLeftMeanwhileIsForgotten() {
    var _ = HUB.agentIn(alice, network);
    var watcher = AccessWatcher.of(target, HUB.service);
    watcher.disconnect();
    alice.client().delete(network.getId());
    watcher.open(SECOND);
    await().until(() -> watcher.entries().isEmpty());
    assertThat(AccessWatcher.kinds(watcher.messages()).getLast()).isEqualTo(FORGOTTEN);
  }

  /** The first messages behind so many; there are no more yet, or the next would be wrong. */
  private static List<WatchAccessResponse> told(AccessWatcher watcher, int before, int count) {
    await().until(() -> watcher.since(before).size() >= count);
    assertThat(watcher.since(before)).hasSize(count);
    return watcher.since(before);
  }

  private void policy(String source) {
    var _ = alice.client().policy(network.getId(), source);
  }

  private void tag(Hub.Agent agent, String... tags) {
    var _ = alice.client().tag(network.getId(), agent.ref(), tags);
  }

  private static List<String> ports(AccessWatcher watcher) {
    return watcher.entries().values().stream().flatMap(entry -> ports(entry).stream()).toList();
  }

  private static List<String> ports(AccessEntry entry) {
    return entry.getPortsList().stream().map(WatchAccessTest::text).toList();
  }

  private static String text(PortRange range) {
    return range.getFirst() + "-" + range.getLast();
  }
}
