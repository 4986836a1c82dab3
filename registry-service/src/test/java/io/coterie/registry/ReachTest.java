package io.coterie.registry;

import static io.coterie.registry.Requests.ask;
import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.end;
import static io.coterie.registry.Requests.rename;
import static io.coterie.registry.Requests.resolve;
import static io.coterie.registry.Requests.revoke;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.coterie.access.v1.PortRange;
import io.coterie.access.v1.Protocol;
import io.coterie.platform.id.Address;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.membership.Ports;
import io.coterie.registry.v1.ResolveBatchRequest;
import io.coterie.registry.v1.ResolveBatchResponse;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.registry.v1.ResolveResponse;
import io.coterie.registry.v1.ResolveResult;
import io.coterie.testing.Refusal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who reaches whom, on which ports. */
class ReachTest {
  private static final RegistryFixture FIXTURE = new RegistryFixture();
  private static final PortRange WEB = range(80, 80);
  private static final PortRange SECURE = range(443, 443);

  private final TestNode self = FIXTURE.node();
  private final TestNode peer = FIXTURE.node();

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void networksAddressIsJudgedByThatNetworkAlone() {
    var one = FIXTURE.network().network(self.id(), peer.id());
    var other = FIXTURE.network().network(self.id(), peer.id());
    one.allow(peer.id(), WEB);
    other.allow(peer.id());
    trust();
    var answer = resolved(resolve(address(one.number())));
    assertThat(answer.getPortsList()).containsExactly(WEB);
    assertThat(answer.getNetwork()).isEqualTo(one.id().text());
    assertThat(reason(resolve(address(other.number())))).isEqualTo("NODE_NOT_FOUND");
    assertThat(reason(resolve(peer.id(), other.id().text()))).isEqualTo("NODE_NOT_FOUND");
  }

  @Test
  void backboneAddressIsAllowedOnThePortsOfAllSharedNetworks() {
    var one = FIXTURE.network().network(self.id(), peer.id());
    var other = FIXTURE.network().network(self.id(), peer.id());
    one.allow(peer.id(), SECURE, range(1000, 2000));
    other.allow(peer.id(), WEB, range(1500, 2500), datagrams());
    for (var name : List.of(peer.id(), peer.number(), peer.node().getAddress())) {
      var answer = resolved(resolve(name));
      assertThat(answer.getPortsList())
          .containsExactly(WEB, SECURE, range(1000, 2500), datagrams());
      assertThat(answer.getAddress()).isEqualTo(peer.node().getAddress());
      assertThat(answer.getNetwork()).isEqualTo(one.id().text());
    }
  }

  @Test
  void memberThatNoPolicyAllowsIsTheSameBytesAsNone() {
    var network = FIXTURE.network().network(self.id(), peer.id());
    network.allow(peer.id());
    var _ = FIXTURE.as(peer.caller()).updateNode(rename(peer.id(), "hidden"));
    var absent = refused(resolve(NodeId.random().text()));
    for (var name : List.of(peer.id(), "hidden", address(network.number()))) {
      assertThat(refused(resolve(name))).isEqualTo(absent);
    }
  }

  @Test
  void trustedNodeIsReachedOnAllPortsOfTheBackbone() {
    var absent = refused(resolve(peer.id()));
    trust();
    for (var name : List.of(peer.id(), peer.number(), peer.node().getAddress())) {
      var answer = resolved(resolve(name));
      assertThat(answer.getPortsList()).isEqualTo(Ports.ALL.ranges());
      assertThat(answer.getNetwork()).isEmpty();
    }
    var _ = FIXTURE.trust(peer.caller()).revokeTrust(revoke(self.id()));
    assertThat(refused(resolve(peer.id()))).isEqualTo(absent);
  }

  @Test
  void trustCountsForNobodysNetworkToken() {
    trust();
    var network = FIXTURE.network().network(self.id());
    var bound = FIXTURE.resolver(self.callerIn(network.id()));
    assertThat(Refusal.of(() -> bound.resolve(resolve(peer.id()))).reason())
        .isEqualTo("NODE_NOT_FOUND");
  }

  @Test
  void publicNodeIsReachedOnAllPortsAndItsHostnameInANetworkOnThatOnes() {
    var open = FIXTURE.publicNode("shop");
    assertThat(resolved(resolve(open.id())).getPortsList()).isEqualTo(Ports.ALL.ranges());
    assertThat(resolved(resolve("shop")).getPortsList()).isEqualTo(Ports.ALL.ranges());
    var _ = FIXTURE.as(peer.caller()).updateNode(rename(peer.id(), "shop"));
    var network = FIXTURE.network().network(self.id(), peer.id());
    network.allow(peer.id(), WEB);
    assertThat(resolved(resolve("shop")).getNode()).isEqualTo(peer.id());
    assertThat(resolved(resolve("shop")).getPortsList()).containsExactly(WEB);
  }

  @Test
  void answersAreGoodForFiveMinutesAndNeverLongerThanTheCallersKey() {
    var open = FIXTURE.publicNode("clock");
    var now = FIXTURE.clock().instant().getEpochSecond();
    assertThat(resolved(resolve(open.id())).getValidUntil().getSeconds()).isEqualTo(now + 300);
    var key = TestKey.create();
    var rotation =
        Requests.rotate(FIXTURE, self, key).toBuilder()
            .setKeyExpireTime(Timestamp.newBuilder().setSeconds(now + 60));
    var _ = FIXTURE.as(self.caller()).rotateKey(rotation.build());
    assertThat(resolved(resolve(open.id())).getValidUntil().getSeconds()).isEqualTo(now + 60);
    FIXTURE.clock().advance(Duration.ofSeconds(60));
    assertThat(reason(resolve(open.id()))).isEqualTo("KEY_EXPIRED");
    assertThat(
            Refusal.of(() -> FIXTURE.resolver(self.caller()).resolveBatch(batch(open.id())))
                .reason())
        .isEqualTo("KEY_EXPIRED");
  }

  @Test
  void homeRelayIsThatOfTheLastHeartbeat() {
    trust();
    var stub = FIXTURE.as(peer.caller());
    var _ = stub.heartbeat(beat("192.0.2.7:4000").toBuilder().setHomeRelay("relay-1.eu").build());
    assertThat(resolved(resolve(peer.id())).getHomeRelay()).isEqualTo("relay-1.eu");
    var _ = stub.heartbeat(beat("192.0.2.7:4000"));
    assertThat(resolved(resolve(peer.id())).getHomeRelay()).isEmpty();
    var _ = stub.heartbeat(beat("192.0.2.7:4000").toBuilder().setHomeRelay("relay-1.eu").build());
    var bad = beat().toBuilder().setHomeRelay("No Relay").build();
    assertThat(Refusal.of(() -> stub.heartbeat(bad)).fields()).containsExactly("home_relay");
    FIXTURE.clock().advance(Duration.ofMinutes(1));
    assertThat(resolved(resolve(peer.id())).getHomeRelay()).as("offline").isEmpty();
  }

  @Test
  void batchIsAnsweredInTurnByOneQuestion() {
    var open = FIXTURE.publicNode("batched");
    var _ = FIXTURE.as(peer.caller()).updateNode(rename(peer.id(), "mate"));
    var one = FIXTURE.network().network(self.id(), peer.id());
    var other = FIXTURE.network().network(self.id(), peer.id());
    one.allow(peer.id(), WEB);
    other.allow(peer.id(), SECURE);
    var stranger = FIXTURE.node("mate2");
    var _ = FIXTURE.network().questions();

    var answer =
        batched(
            batch(
                address(other.number()),
                stranger.id(),
                "mate",
                "batched",
                NodeId.random().text(),
                peer.number(),
                address(one.number()),
                "mate2"));
    assertThat(FIXTURE.network().questions()).containsExactly("FindReachable");
    assertThat(answer.getResultsList())
        .extracting(result -> result.getResolved().getAddress())
        .containsExactly(
            address(other.number()),
            "",
            address(one.number()),
            open.node().getAddress(),
            "",
            peer.node().getAddress(),
            address(one.number()),
            "");
    assertThat(answer.getResultsList())
        .extracting(ResolveResult::hasResolved)
        .containsExactly(true, false, true, true, false, true, true, false);
    assertThat(answer.getResults(5).getResolved().getPortsList()).containsExactly(WEB, SECURE);
  }

  @Test
  void batchInANetworkThatIsNotTheCallersIsRefused() {
    var elsewhere = FIXTURE.network().network(peer.id());
    var request = batch(peer.id()).toBuilder().setNetwork(elsewhere.id().text()).build();
    assertThat(Refusal.of(() -> FIXTURE.resolver(self.caller()).resolveBatch(request)).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    var bad = batch("worker", "1:0002.0000.0001");
    assertThat(Refusal.of(() -> FIXTURE.resolver(self.caller()).resolveBatch(bad)).fields())
        .containsExactly("targets[1]");
  }

  @Test
  void endedTrustAndEndedNodesAreUnreachableAtOnce() {
    trust();
    var open = FIXTURE.publicNode("brief");
    var _ = FIXTURE.as(open.caller()).deregisterNode(end(open.id()));
    assertThat(reason(resolve("brief"))).isEqualTo("NODE_NOT_FOUND");
    var _ = FIXTURE.as(peer.caller()).deregisterNode(end(peer.id()));
    assertThat(reason(resolve(peer.id()))).isEqualTo("NODE_NOT_FOUND");
  }

  private void trust() {
    var _ = FIXTURE.trust(self.caller()).requestTrust(ask(peer.id()));
    var _ = FIXTURE.trust(peer.caller()).requestTrust(ask(self.id()));
  }

  private ResolveResponse resolved(ResolveRequest request) {
    return FIXTURE.resolver(self.caller()).resolve(request);
  }

  private ResolveBatchResponse batched(ResolveBatchRequest request) {
    return FIXTURE.resolver(self.caller()).resolveBatch(request);
  }

  private Refusal refused(ResolveRequest request) {
    return Refusal.of(() -> resolved(request));
  }

  private String reason(ResolveRequest request) {
    return refused(request).reason();
  }

  private String address(int network) {
    return new Address(
            NetworkNumber.ofUnsigned(network), NodeNumber.ofUnsigned(peer.node().getNumber()))
        .toString();
  }

  private static ResolveBatchRequest batch(String... targets) {
    return ResolveBatchRequest.newBuilder().addAllTargets(List.of(targets)).build();
  }

  private static PortRange range(int first, int last) {
    return PortRange.newBuilder()
        .setProtocol(Protocol.PROTOCOL_STREAM)
        .setFirst(first)
        .setLast(last)
        .build();
  }

  private static PortRange datagrams() {
    return range(53, 53).toBuilder().setProtocol(Protocol.PROTOCOL_DATAGRAM).build();
  }
}
