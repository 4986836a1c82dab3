package io.coterie.registry;

import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.end;
import static io.coterie.registry.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.platform.identity.Caller;
import io.coterie.registry.v1.HeartbeatRequest;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.Presence;
import io.coterie.testing.Refusal;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private final RegistryFixture fixture = new RegistryFixture();
  private final TestNode node = fixture.node();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void heartbeatMakesANodePresentUntilItsLeaseLapses() {
    var reply = fixture.as(node.caller()).heartbeat(beat("192.0.2.7:4000", "[2001:db8::7]:4000"));
    assertThat(reply.getLease().getSeconds()).isEqualTo(30);
    assertThat(seen().getPresence()).isEqualTo(Presence.PRESENCE_ONLINE);
    assertThat(seen().getEndpointsList()).containsExactly("192.0.2.7:4000", "[2001:db8::7]:4000");
    assertThat(seen().getEtag()).isEqualTo(node.node().getEtag());

    fixture.clock().advance(Duration.ofSeconds(29));
    assertThat(seen().getPresence()).isEqualTo(Presence.PRESENCE_ONLINE);
    fixture.clock().advance(Duration.ofSeconds(1));
    assertThat(seen().getPresence()).isEqualTo(Presence.PRESENCE_OFFLINE);
    assertThat(seen().getEndpointsList()).isEmpty();
    assertThat(seen().getLastSeenTime().getSeconds())
        .isEqualTo(fixture.clock().instant().getEpochSecond() - 30);
  }

  @Test
  void nextHeartbeatRenewsTheLeaseAndReplacesTheEndpoints() {
    var _ = fixture.as(node.caller()).heartbeat(beat("192.0.2.7:4000"));
    fixture.clock().advance(Duration.ofSeconds(20));
    var _ = fixture.as(node.caller()).heartbeat(beat("192.0.2.8:4000"));
    fixture.clock().advance(Duration.ofSeconds(20));
    assertThat(seen().getPresence()).isEqualTo(Presence.PRESENCE_ONLINE);
    assertThat(seen().getEndpointsList()).containsExactly("192.0.2.8:4000");
  }

  @Test
  void leaseIsConfigured() {
    try (var other = new RegistryFixture(Map.of("registry.presence.lease", "5s"))) {
      var quick = other.node();
      assertThat(other.as(quick.caller()).heartbeat(beat()).getLease().getSeconds()).isEqualTo(5);
    }
  }

  @Test
  void goodByeEndsTheLease() {
    var _ = fixture.as(node.caller()).heartbeat(beat("192.0.2.7:4000"));
    var bye = HeartbeatRequest.newBuilder().setLeaving(true).build();
    assertThat(fixture.as(node.caller()).heartbeat(bye).getLease().getSeconds()).isZero();
    assertThat(seen().getPresence()).isEqualTo(Presence.PRESENCE_OFFLINE);
  }

  @Test
  void openAddressStandsForWhereTheCallCameFrom() {
    var reply =
        fixture
            .from("198.51.100.9", node.caller())
            .heartbeat(beat("0.0.0.0:4000", "[::]:4001", "192.0.2.7:4002"));
    assertThat(reply.getObservedAddress()).isEqualTo("198.51.100.9");
    assertThat(seen().getEndpointsList())
        .containsExactly("198.51.100.9:4000", "198.51.100.9:4001", "192.0.2.7:4002");

    var _ = fixture.from("2001:db8::9", node.caller()).heartbeat(beat("0.0.0.0:4000"));
    assertThat(seen().getEndpointsList()).containsExactly("[2001:db8::9]:4000");
  }

  @Test
  void everyBadEndpointIsNamed() {
    var names =
        Refusal.of(() ->
            fixture
                .as(node.caller())
                .heartbeat(beat("192.0.2.7:4000", "host.example:1", "192.0.2.7:0")));
    assertThat(names.fields()).containsExactly("endpoints[1]", "endpoints[2]");

    var shapes =
        Refusal.of(
            () -> fixture.as(node.caller()).heartbeat(beat("192.0.2.7", "192.0.2.7:99999", "")));
    assertThat(shapes.fields()).containsExactly("endpoints[0]", "endpoints[1]", "endpoints[2]");

    var many = Collections.nCopies(17, "192.0.2.7:4000").toArray(String[]::new);
    assertThat(Refusal.of(() -> fixture.as(node.caller()).heartbeat(beat(many))).fields())
        .containsExactly("endpoints");
  }

  @Test
  void openAddressWithoutAKnownSourceIsABadField() {
    assertThat(Refusal.of(() -> fixture.as(node.caller()).heartbeat(beat("0.0.0.0:4000"))).fields())
        .containsExactly("endpoints[0]");
  }

  @Test
  void deregisteredNodeIsNotPresentInItsNextLifeEither() {
    var _ = fixture.as(node.caller()).heartbeat(beat("192.0.2.7:4000"));
    var _ = fixture.as(node.caller()).deregisterNode(end(node.id()));
    assertThat(Refusal.of(() -> fixture.as(node.caller()).heartbeat(beat())).reason())
        .isEqualTo("NODE_NOT_FOUND");
    var again =
        fixture
            .anonymous()
            .registerNode(
                fixture.signed(
                    node.key(), io.coterie.registry.v1.RegisterNodeRequest.getDefaultInstance()))
            .getNode();
    assertThat(again.getPresence()).isEqualTo(Presence.PRESENCE_OFFLINE);
    assertThat(again.hasLastSeenTime()).isFalse();
  }

  @Test
  void networkTokenOfTheNodeHeartbeatsToo() {
    var network = fixture.network().network(node.id());
    var _ = fixture.as(node.callerIn(network.id())).heartbeat(beat("192.0.2.7:4000"));
    assertThat(seen().getPresence()).isEqualTo(Presence.PRESENCE_ONLINE);
  }

  private Node seen() {
    Caller self = node.caller();
    return fixture.as(self).getNode(get(node.id())).getNode();
  }
}
