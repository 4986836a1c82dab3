package io.coterie.registry;

import static io.coterie.registry.Requests.accept;
import static io.coterie.registry.Requests.ask;
import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.end;
import static io.coterie.registry.Requests.rename;
import static io.coterie.registry.Requests.revoke;
import static io.coterie.registry.v1.WatchPeersResponse.EventCase.FORGOTTEN;
import static io.coterie.registry.v1.WatchPeersResponse.EventCase.PEER;
import static io.coterie.registry.v1.WatchPeersResponse.EventCase.REMOVED;
import static io.coterie.registry.v1.WatchPeersResponse.EventCase.SNAPSHOT_END;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.coterie.access.v1.PortRange;
import io.coterie.access.v1.Protocol;
import io.coterie.platform.id.Address;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.FakeNetworkService.Network;
import io.coterie.registry.membership.Ports;
import io.coterie.registry.v1.HeartbeatRequest;
import io.coterie.registry.v1.Peer;
import io.coterie.registry.v1.Presence;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.testing.ServiceFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a node is told of its peers, at either of two replicas. */
@Timeout(60)
class WatchPeersTest {
  private static final Map<String, String> EAGER = Map.of("registry.presence.lapse-period", "5ms");
  private static final PortRange WEB =
      PortRange.newBuilder().setProtocol(Protocol.PROTOCOL_STREAM).setFirst(80).setLast(80).build();

  private static final RegistryFixture FIXTURE = new RegistryFixture(EAGER);
  private static final ServiceFixture SECOND = FIXTURE.replica(EAGER);
  private static final FakeReach REACH = FIXTURE.network().reach();

  private final TestNode self = FIXTURE.node();
  private final TestNode peer = FIXTURE.node("one");
  private final Network network = FIXTURE.network().network(self.id(), peer.id());

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void snapshotIsThePeersAsTheyAre() {
    network.allow(peer.id(), WEB);
    REACH.rename(network, peer.id(), "here");
    say(peer, beat("192.0.2.7:4000").toBuilder().setHomeRelay("relay-1").build());
    var trusted = FIXTURE.node("friend");
    shakeHands(trusted);
    var _ = FIXTURE.publicNode("open");
    var watcher = watch();
    assertThat(PeerWatcher.kinds(watcher.messages())).containsExactly(PEER, PEER, SNAPSHOT_END);
    assertThat(watcher.peers().values())
        .containsExactlyInAnyOrder(
            Peer.newBuilder()
                .setNode(peer.id())
                .setNetwork(network.id().text())
                .setNetworkNumber(network.number())
                .setNumber(REACH.number(peer.id()))
                .setAddress(
                    new Address(
                            NetworkNumber.ofUnsigned(network.number()),
                            NodeNumber.ofUnsigned(REACH.number(peer.id())))
                        .toString())
                .setHostname("here")
                .setPublicKey(peer.key().publicKey())
                .addPorts(WEB)
                .setPresence(Presence.PRESENCE_ONLINE)
                .addEndpoints("192.0.2.7:4000")
                .setHomeRelay("relay-1")
                .build(),
            Peer.newBuilder()
                .setNode(trusted.id())
                .setNumber(trusted.node().getNumber())
                .setAddress(trusted.node().getAddress())
                .setHostname("friend")
                .setPublicKey(trusted.key().publicKey())
                .addAllPorts(Ports.ALL.ranges())
                .setPresence(Presence.PRESENCE_OFFLINE)
                .build());
  }

  @Test
  void presenceIsToldAsItBecomesAnother() {
    var watcher = watch();
    int before = watcher.count();
    say(peer, beat("192.0.2.7:4000"));
    assertThat(watcher.told(before, 1).getFirst().getPeer().getEndpointsList())
        .containsExactly("192.0.2.7:4000");
    say(peer, beat("192.0.2.7:4000"));
    say(peer, beat("192.0.2.8:4000"));
    assertThat(watcher.told(before, 2).getLast().getPeer().getEndpointsList())
        .containsExactly("192.0.2.8:4000");
    FIXTURE.clock().advance(Duration.ofSeconds(30));
    var gone = watcher.told(before, 3).getLast().getPeer();
    assertThat(gone.getPresence()).isEqualTo(Presence.PRESENCE_OFFLINE);
    assertThat(gone.getEndpointsList()).isEmpty();
    assertThat(watcher.since(before)).hasSize(3);
  }

  @Test
  void whatIsNothingToAPeerIsNotTold() {
    var watcher = watch();
    int before = watcher.count();
    // a name that its network gives it by itself; a network that is not the watcher's; a stranger
    var _ = FIXTURE.as(peer.caller()).updateNode(rename(peer.id(), "two"));
    var stranger = FIXTURE.node();
    var _ = FIXTURE.network().network(peer.id(), stranger.id());
    say(stranger, beat("192.0.2.9:4000"));
    say(peer, beat("192.0.2.7:4000"));
    assertThat(watcher.told(before, 1).getFirst().getPeer().getEndpointsList())
        .containsExactly("192.0.2.7:4000");
  }

  @Test
  void trustBeginsAndEnds() {
    var watcher = watch();
    int before = watcher.count();
    var friend = FIXTURE.node("friend");
    shakeHands(friend);
    assertThat(watcher.told(before, 1).getFirst().getPeer().getAddress())
        .isEqualTo(friend.node().getAddress());
    var _ = FIXTURE.as(friend.caller()).updateNode(rename(friend.id(), "buddy"));
    assertThat(watcher.told(before, 2).getLast().getPeer().getHostname()).isEqualTo("buddy");
    var _ = FIXTURE.trust(self.caller()).revokeTrust(revoke(friend.id()));
    assertThat(watcher.told(before, 3).getLast().getRemoved().getNode()).isEqualTo(friend.id());
    say(friend, beat());
    shakeHands(friend);
    var again = watcher.told(before, 4);
    assertThat(again).hasSize(4);
    assertThat(again.getLast().getPeer().getPresence()).isEqualTo(Presence.PRESENCE_ONLINE);
  }

  @Test
  void trustedNodeOfASharedNetworkIsAPeerAtBothPlaces() {
    shakeHands(peer);
    var watcher = watch();
    assertThat(watcher.peers()).hasSize(2);
    int before = watcher.count();
    say(peer, beat());
    watcher.told(before, 2);
    REACH.leave(network, peer.id());
    watcher.told(before, 3);
    say(peer, HeartbeatRequest.newBuilder().setLeaving(true).build());
    assertThat(PeerWatcher.kinds(watcher.told(before, 4)))
        .containsExactly(PEER, PEER, REMOVED, PEER);
    assertThat(watcher.peers().keySet()).extracting(PeerWatcher.Key::network).containsExactly("");
  }

  @Test
  void rotatedKeyIsTold() {
    var watcher = watch();
    int before = watcher.count();
    var key = TestKey.create();
    var _ = FIXTURE.as(peer.caller()).rotateKey(Requests.rotate(FIXTURE, peer, key));
    assertThat(watcher.told(before, 1).getFirst().getPeer().getPublicKey())
        .isEqualTo(key.publicKey());
  }

  @Test
  void deregisteredPeerIsGoneEvenIfItsNetworksDoNotKnowYet() {
    shakeHands(peer);
    say(peer, beat());
    var watcher = watch();
    FIXTURE.network().mood(FakeNetworkService.Mood.DOWN);
    var _ = FIXTURE.as(peer.caller()).deregisterNode(end(peer.id()));
    await().until(() -> watcher.peers().isEmpty());
    assertThat(network.members()).contains(peer.id());
    FIXTURE.network().mood(FakeNetworkService.Mood.WELL);
    var _ =
        FIXTURE
            .anonymous()
            .registerNode(FIXTURE.signed(peer.key(), RegisterNodeRequest.getDefaultInstance()));
    REACH.join(network, peer.id());
    say(peer, beat("192.0.2.7:4000"));
    await()
        .untilAsserted(() ->
            assertThat(watcher.peers().values())
                .extracting(Peer::getNetwork, Peer::getPresence)
                .containsExactly(tuple(network.id().text(), Presence.PRESENCE_ONLINE)));
  }

  @Test
  void accessIsToldAsNetworksChangeIt() {
    var watcher = watch();
    int before = watcher.count();
    var next = FIXTURE.node();
    REACH.join(network, next.id());
    assertThat(watcher.told(before, 1).getFirst().getPeer().getNode()).isEqualTo(next.id());
    network.allow(next.id(), WEB);
    REACH.touch(network, next.id());
    assertThat(watcher.told(before, 2).getLast().getPeer().getPortsList()).containsExactly(WEB);
    REACH.rename(network, next.id(), "other");
    assertThat(watcher.told(before, 3).getLast().getPeer().getHostname()).isEqualTo("other");
    network.allow(next.id());
    REACH.touch(network, next.id());
    assertThat(watcher.told(before, 4).getLast().getRemoved().getNode()).isEqualTo(next.id());
    say(next, beat());
    REACH.touch(network, peer.id());
    say(peer, beat());
    assertThat(watcher.told(before, 5).getLast().getPeer().getNode()).isEqualTo(peer.id());
    REACH.leave(network, self.id());
    assertThat(PeerWatcher.kinds(watcher.told(before, 6)).getLast()).isEqualTo(FORGOTTEN);
    assertThat(watcher.peers()).isEmpty();
    REACH.join(network, self.id());
    assertThat(watcher.told(before, 7).getLast().getPeer().getPresence())
        .isEqualTo(Presence.PRESENCE_ONLINE);
  }

  @Test
  void outsiderLearnsNothing() {
    var outsider = FIXTURE.node();
    var watcher = PeerWatcher.of(outsider.caller(), SECOND);
    say(peer, beat());
    var _ = FIXTURE.publicNode("known");
    REACH.touch(network, peer.id());
    var insider = watch();
    say(peer, beat("192.0.2.7:4000"));
    insider.told(0, 3);
    var joined = FIXTURE.network().network(outsider.id(), self.id());
    REACH.touch(joined, outsider.id());
    assertThat(PeerWatcher.kinds(watcher.told(0, 2))).containsExactly(SNAPSHOT_END, PEER);
    assertThat(watcher.messages()).noneMatch(message -> message.toString().contains(peer.id()));
  }

  @Test
  void watchGoesOnElsewhereWithWhatItMissed() {
    var leaves = FIXTURE.node();
    var friend = FIXTURE.node();
    var renamed = FIXTURE.node("old");
    var same = FIXTURE.node();
    for (var node : List.of(leaves, same)) {
      REACH.join(network, node.id());
    }
    shakeHands(friend);
    shakeHands(renamed);
    var watcher = watch();
    assertThat(watcher.peers()).hasSize(5);
    settle(watcher);
    watcher.disconnect();
    int before = watcher.count();
    say(peer, beat("192.0.2.7:4000"));
    say(peer, beat("192.0.2.8:4000"));
    REACH.leave(network, leaves.id());
    var _ = FIXTURE.trust(self.caller()).revokeTrust(revoke(friend.id()));
    var _ = FIXTURE.as(renamed.caller()).updateNode(rename(renamed.id(), "new"));
    var comes = FIXTURE.node();
    REACH.join(network, comes.id());
    watcher.open(SECOND);
    await()
        .untilAsserted(() ->
            assertThat(watcher.peers().keySet())
                .extracting(PeerWatcher.Key::node)
                .containsExactlyInAnyOrder(peer.id(), same.id(), renamed.id(), comes.id()));
    await()
        .until(() ->
            watcher
                .peer(network.id().text(), peer.id())
                .getEndpointsList()
                .equals(List.of("192.0.2.8:4000")));
    await().until(() -> watcher.peer("", renamed.id()).getHostname().equals("new"));
    var told = watcher.since(before);
    assertThat(told).noneMatch(message -> message.getPeer().getNode().equals(same.id()));
    assertThat(told).noneMatch(message -> message.toString().contains("192.0.2.7"));
    assertThat(told).hasSize(5);
    say(same, beat());
    await()
        .until(() ->
            watcher.peer(network.id().text(), same.id()).getPresence() == Presence.PRESENCE_ONLINE);
  }

  @Test
  void networkThatWasLeftMeanwhileIsForgotten() {
    var watcher = watch();
    watcher.disconnect();
    REACH.leave(network, self.id());
    watcher.open(SECOND);
    await().until(() -> watcher.peers().isEmpty());
  }

  /**
   * Makes sure that the watcher's token lies behind whatever was before: the message that a change
   * comes with may have a token from before that change, and the next one, too, if the feed hasn't
   * noted its place yet.
   */
  private void settle(PeerWatcher watcher) {
    for (int port = 1; port <= 3; port++) {
      var endpoint = "192.0.2.6:" + port;
      say(peer, beat(endpoint));
      await()
          .until(() ->
              watcher
                  .peer(network.id().text(), peer.id())
                  .getEndpointsList()
                  .equals(List.of(endpoint)));
    }
  }

  private PeerWatcher watch() {
    return PeerWatcher.of(self.caller(), SECOND);
  }

  private void say(TestNode node, HeartbeatRequest beat) {
    var _ = FIXTURE.as(node.caller()).heartbeat(beat);
  }

  private void shakeHands(TestNode other) {
    var request = FIXTURE.trust(self.caller()).requestTrust(ask(other.id())).getTrustRequest();
    var _ = FIXTURE.trust(other.caller()).acceptTrust(accept(request.getId()));
  }
}
