package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.WatchAccessResponse.EventCase.FORGOTTEN;
import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.network.v1.Network;
import io.coterie.network.v1.WatchAccessRequest;
import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.testing.Refusal;
import io.coterie.testing.ServiceFixture;
import java.util.Iterator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may watch who reaches it, from where on, and for how long. */
@Timeout(60)
class WatchAccessEndTest {
  private static final Hub HUB = new Hub();
  private static final ServiceFixture SECOND = HUB.replica();

  private final Hub.Person alice = HUB.person();
  private final Network network = HUB.network(alice, JOIN_RULE_OPEN);
  private final Hub.Agent target = HUB.agentIn(alice, network);

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void boundTokenIsToldOfItsNetworkOnlyAndUntilItIsLeft() {
    var other = HUB.network(alice, JOIN_RULE_OPEN);
    var _ = HUB.agentIn(alice, other, target);
    var _ = HUB.agentIn(alice, other);
    var source = HUB.agentIn(alice, network);
    var watcher = bound(target, network);
    watcher.begin(HUB.service);
    assertThat(watcher.peers()).containsExactly(source.id());
    var _ = HUB.agentIn(alice, other);
    var next = HUB.agentIn(alice, network);
    await().until(() -> watcher.peers().contains(next.id()));
    assertThat(watcher.peers()).containsExactlyInAnyOrder(source.id(), next.id());
    target.client().leave(other.getId());
    target.client().leave(network.getId());
    assertThat(watcher.end()).isNull();
    assertThat(watcher.messages().getLast().getForgotten().getNetwork()).isEqualTo(network.getId());
    assertThat(watcher.entries()).isEmpty();
  }

  @Test
  void tokenOfAMembershipThatEndedWatchesNothing() {
    var caller = BoundTokens.caller(HUB, target, network);
    target.client().leave(network.getId());
    var _ = HUB.agentIn(alice, network, target);
    assertThat(Refusal.of(() -> watch(HUB.as(caller), "").next()).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
  }

  @Test
  void joiningAgainDoesNotKeepTheWatchOfAnOldMembership() {
    var watcher = bound(target, network);
    watcher.begin(HUB.service);
    watcher.disconnect();
    var source = HUB.agentIn(alice, network);
    watcher.open(SECOND);
    // it has begun to watch as the member that it is
    await().until(() -> watcher.peers().contains(source.id()));
    target.client().leave(network.getId());
    var _ = HUB.agentIn(alice, network, target);
    var _ = HUB.agentIn(alice, network);
    assertThat(watcher.end()).isNull();
    assertThat(watcher.messages().getLast().getEventCase()).isEqualTo(FORGOTTEN);
    assertThat(watcher.entries()).isEmpty();
  }

  @Test
  void watchEndsWithItsToken() {
    var watch = watch(target.client(), "");
    while (!watch.next().hasSnapshotEnd()) {}
    HUB.deployment().end(target.caller().tokenId().orElseThrow());
    assertRefused(() -> watch.forEachRemaining(_ -> {})).with(PlatformReason.CREDENTIAL_INVALID);
  }

  @Test
  void nodeThatIsNotRegisteredWatchesNothing() {
    var _ = HUB.registry.deregister(target.id());
    assertThat(Refusal.of(() -> watch(target.client(), "").next()).reason())
        .isEqualTo("NODE_NOT_FOUND");
  }

  @Test
  void onlyNodesWatch() {
    for (var client : new Client[] {alice.client(), HUB.operator(), HUB.asService()}) {
      assertThat(Refusal.of(() -> watch(client, "").next()).reason())
          .isEqualTo("CALLER_NOT_ALLOWED");
    }
  }

  @Test
  void tokenOfAnotherHistoryHasExpired() {
    assertThat(Refusal.of(() -> watch(target.client(), "f1.other.1.1").next()).reason())
        .isEqualTo("RESUME_TOKEN_EXPIRED");
    assertThat(Refusal.of(() -> watch(target.client(), "anything").next()).reason())
        .isEqualTo("FIELD_INVALID");
  }

  @Test
  void whoIsInNoNetworkHasAnEmptySnapshotAndIsToldOfTheFirst() {
    var source = HUB.agentIn(alice, network);
    var newcomer = HUB.agent();
    var watcher = AccessWatcher.of(newcomer, HUB.service);
    assertThat(watcher.entries()).isEmpty();
    var _ = HUB.agentIn(alice, network, newcomer);
    await().until(() -> watcher.entries().size() == 2);
    assertThat(watcher.peers()).containsExactlyInAnyOrder(source.id(), target.id());
  }

  private static Iterator<WatchAccessResponse> watch(Client client, String resumeToken) {
    return client
        .access()
        .watchAccess(WatchAccessRequest.newBuilder().setResumeToken(resumeToken).build());
  }

  private static AccessWatcher bound(Hub.Agent agent, Network network) {
    return new AccessWatcher(agent, BoundTokens.caller(HUB, agent, network));
  }
}
