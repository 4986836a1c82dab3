package io.coterie.registry;

import static io.coterie.registry.Requests.accept;
import static io.coterie.registry.Requests.ask;
import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.end;
import static io.coterie.registry.v1.WatchPeersResponse.EventCase.FORGOTTEN;
import static io.coterie.registry.v1.WatchPeersResponse.EventCase.PEER;
import static io.coterie.registry.v1.WatchPeersResponse.EventCase.SNAPSHOT_END;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.FakeNetworkService.Mood;
import io.coterie.registry.FakeNetworkService.Network;
import io.coterie.registry.v1.Presence;
import io.coterie.registry.v1.WatchPeersRequest;
import io.coterie.registry.v1.WatchPeersResponse;
import io.coterie.testing.Refusal;
import io.coterie.testing.ServiceFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may watch its peers, from where on, and for how long. */
@Timeout(120)
class WatchPeersEndTest {
  private static final RegistryFixture FIXTURE = new RegistryFixture();
  private static final ServiceFixture SECOND = FIXTURE.replica(Map.of());
  private static final FakeReach REACH = FIXTURE.network().reach();

  private final TestNode self = FIXTURE.node();
  private final TestNode peer = FIXTURE.node();
  private final Network network = FIXTURE.network().network(self.id(), peer.id());

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void boundTokenIsToldOfItsNetworkOnlyAndUntilItIsLeft() {
    var _ = FIXTURE.network().network(self.id(), FIXTURE.node().id());
    var request = FIXTURE.trust(self.caller()).requestTrust(ask(peer.id())).getTrustRequest();
    var _ = FIXTURE.trust(peer.caller()).acceptTrust(accept(request.getId()));
    var watcher = PeerWatcher.of(self.callerIn(network.id()), SECOND);
    assertThat(watcher.peers().keySet())
        .containsExactly(new PeerWatcher.Key(network.id().text(), peer.id()));
    REACH.leave(network, self.id());
    assertThat(watcher.end()).isNull();
    assertThat(PeerWatcher.kinds(watcher.since(0))).containsExactly(PEER, SNAPSHOT_END, FORGOTTEN);
  }

  @Test
  void tokenOfAMembershipThatEndedWatchesNothing() {
    var elsewhere = FIXTURE.network().network(peer.id());
    assertThat(refusal(self.callerIn(elsewhere.id()), "").reason()).isEqualTo("NETWORK_NOT_FOUND");
  }

  @Test
  void watchEndsWithItsToken() {
    int others = REACH.open();
    var caller = self.caller();
    var watcher = PeerWatcher.of(caller, SECOND);
    FIXTURE.deployment().end(caller.tokenId().orElseThrow());
    assertThat(reason(watcher)).isEqualTo("CREDENTIAL_INVALID");
    await().until(() -> REACH.open() <= others);
  }

  @Test
  void watchOfADeregisteredNodeEnds() {
    var watcher = PeerWatcher.of(self.caller(), SECOND);
    var _ = FIXTURE.as(self.caller()).deregisterNode(end(self.id()));
    assertThat(reason(watcher)).isEqualTo("NODE_NOT_FOUND");
    assertThat(refusal(self.caller(), "").reason()).isEqualTo("NODE_NOT_FOUND");
  }

  @Test
  void expiredKeyWatchesNothingAndNoLonger() {
    var key = TestKey.create();
    var expiry = FIXTURE.clock().instant().plus(Duration.ofHours(1));
    var _ =
        FIXTURE
            .as(self.caller())
            .rotateKey(
                Requests.rotate(FIXTURE, self, key).toBuilder()
                    .setKeyExpireTime(Timestamp.newBuilder().setSeconds(expiry.getEpochSecond()))
                    .build());
    var watcher = PeerWatcher.of(self.caller(), SECOND);
    FIXTURE.clock().advance(Duration.ofHours(1));
    assertThat(reason(watcher)).isEqualTo("KEY_EXPIRED");
    assertThat(refusal(self.caller(), "").reason()).isEqualTo("KEY_EXPIRED");
  }

  @Test
  void silentNetworkServiceEndsTheWatchAndItIsResumed() {
    var watcher = PeerWatcher.of(self.caller(), SECOND);
    FIXTURE.network().mood(Mood.DOWN);
    REACH.cut();
    assertThat(reason(watcher)).isEqualTo("DEPENDENCY_DOWN");
    assertThat(refusal(self.caller(), "").reason()).isEqualTo("DEPENDENCY_DOWN");
    FIXTURE.network().mood(Mood.WELL);
    var _ = FIXTURE.as(peer.caller()).heartbeat(beat());
    watcher.open(FIXTURE.service());
    await()
        .until(() ->
            watcher.peer(network.id().text(), peer.id()).getPresence() == Presence.PRESENCE_ONLINE);
  }

  @Test
  void replicaThatStopsSendsItsWatchersAway() {
    var third = FIXTURE.replica(Map.of());
    var watcher = PeerWatcher.of(self.caller(), third);
    third.close();
    assertThat(requireNonNull(watcher.end()).getStatus().getCode().name()).isEqualTo("UNAVAILABLE");
    var _ = FIXTURE.as(peer.caller()).heartbeat(beat());
    watcher.open(FIXTURE.service());
    await()
        .until(() ->
            watcher.peer(network.id().text(), peer.id()).getPresence() == Presence.PRESENCE_ONLINE);
  }

  @Test
  void whoReadsTooSlowlyIsSentAwayAndMissesNothing() {
    var peers = new ArrayList<TestNode>();
    for (int i = 0; i < 20; i++) {
      peers.add(FIXTURE.node());
      REACH.join(network, peers.getLast().id());
    }
    var watcher = new PeerWatcher(self.caller());
    watcher.open(SECOND, 2);
    await().until(() -> watcher.count() == 2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      peers.forEach(one -> threads.execute(() -> moveUntilEnded(one, watcher)));
    }
    assertThat(reason(watcher)).isEqualTo("WATCH_TOO_SLOW");
    watcher.open(FIXTURE.service());
    await().until(() -> watcher.peers().size() == 21);
    for (var one : peers) {
      await()
          .until(() ->
              watcher
                  .peer(network.id().text(), one.id())
                  .getEndpointsList()
                  .equals(List.of("192.0.2.8:4000")));
    }
  }

  private void moveUntilEnded(TestNode node, PeerWatcher watcher) {
    var stub = FIXTURE.as(node.caller());
    do {
      var _ = stub.heartbeat(beat("192.0.2.7:4000"));
      var _ = stub.heartbeat(beat("192.0.2.8:4000"));
    } while (!watcher.isEnded());
  }

  @Test
  void tokenOfAnotherWatchOrHistoryIsRefused() {
    var token = PeerWatcher.of(self.caller(), SECOND).resumeToken();
    assertThat(refusal(peer.caller(), token).reason()).isEqualTo("FIELD_INVALID");
    assertThat(refusal(self.callerIn(network.id()), token).reason()).isEqualTo("FIELD_INVALID");
    assertThat(refusal(self.caller(), "anything").reason()).isEqualTo("FIELD_INVALID");
    var parts = token.split("~", -1);
    assertThat(refusal(self.caller(), parts[0] + "~f1.other.1.1~" + parts[2]).reason())
        .isEqualTo("RESUME_TOKEN_EXPIRED");
  }

  private static String reason(PeerWatcher watcher) {
    return Refusal.of(
            () -> {
              throw requireNonNull(watcher.end());
            })
        .reason();
  }

  private Refusal refusal(Caller caller, String resumeToken) {
    return Refusal.of(() -> watch(caller, resumeToken).forEachRemaining(_ -> {}));
  }

  private Iterator<WatchPeersResponse> watch(Caller caller, String resumeToken) {
    return FIXTURE
        .resolver(caller)
        .watchPeers(WatchPeersRequest.newBuilder().setResumeToken(resumeToken).build());
  }
}
