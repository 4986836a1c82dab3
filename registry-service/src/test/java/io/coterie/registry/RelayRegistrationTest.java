package io.coterie.registry;

import static io.coterie.registry.RelayFixture.again;
import static io.coterie.registry.RelayFixture.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.platform.upkeep.Upkeep;
import io.coterie.relay.v1.ListRelaysRequest;
import io.coterie.relay.v1.Relay;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Relays tell of themselves, and are listed. */
class RelayRegistrationTest {
  private final RegistryFixture fixture = new RegistryFixture();
  private final RelayFixture relays = new RelayFixture(fixture.service());

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void relayIsListedAsItTells() {
    assertThat(relays.listed()).isEmpty();
    var relay =
        start("relay-1.eu")
            .clearEndpoints()
            .addEndpoints("[2001:db8::1]:3478")
            .addEndpoints("192.0.2.1:3478")
            .setRegion("eu-west")
            .setTunnel(true);
    assertThat(relays.tell(relay).getLease().getSeconds()).isEqualTo(30);
    assertThat(relays.listed())
        .containsExactly(
            Relay.newBuilder()
                .setName("relay-1.eu")
                .setRegion("eu-west")
                .addEndpoints("[2001:db8::1]:3478")
                .addEndpoints("192.0.2.1:3478")
                .setTunnel(true)
                .build());

    var _ = relays.tell(again(relay).clearEndpoints().setTunnel(false).setDraining(true));
    assertThat(relays.listed())
        .containsExactly(
            Relay.newBuilder()
                .setName("relay-1.eu")
                .setRegion("eu-west")
                .setDraining(true)
                .build());
  }

  @Test
  void relayThatIsSilentForItsLeaseIsNotThere() {
    var relay = start("one");
    var _ = relays.tell(relay);
    fixture.clock().advance(Duration.ofSeconds(20));
    var _ = relays.tell(again(relay));
    fixture.clock().advance(Duration.ofSeconds(29));
    assertThat(relays.names()).containsExactly("one");
    fixture.clock().advance(Duration.ofSeconds(1));
    assertThat(relays.names()).isEmpty();
    var _ = relays.tell(again(relay));
    assertThat(relays.names()).containsExactly("one");
  }

  @Test
  void relayThatLeavesIsNotThere() {
    var relay = start("one");
    var _ = relays.tell(relay);
    assertThat(relays.tell(again(relay).setLeaving(true)).getLease().getSeconds()).isZero();
    assertThat(relays.names()).isEmpty();
  }

  @Test
  void nameIsThatOfTheRelayThatBeganLast() {
    var older = start("one");
    var newer = start("one").setRegion("new");
    var _ = relays.tell(older);
    var _ = relays.tell(newer);
    var refusal = Refusal.of(() -> relays.tell(again(older)));
    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo("RELAY_REPLACED");

    var _ = relays.tell(again(older).setLeaving(true));
    assertThat(relays.listed()).extracting(Relay::getRegion).containsExactly("new");
    fixture.clock().advance(Duration.ofHours(1));
    assertThat(Refusal.of(() -> relays.tell(again(older))).reason())
        .as("nor when the newer is not there")
        .isEqualTo("RELAY_REPLACED");
    var _ = relays.tell(again(newer));
    assertThat(relays.names()).containsExactly("one");
  }

  @Test
  void firstWordMayBeRepeated() {
    var relay = start("one");
    var _ = relays.tell(relay);
    var _ = relays.tell(relay);
    assertThat(relays.names()).containsExactly("one");
  }

  @Test
  void everyReplicaKnowsRelaysAlsoOneThatStartsLater() {
    var relay = start("one");
    var _ = relays.tell(relay);
    var late = new RelayFixture(fixture.replica(Map.of()));
    assertThat(late.names()).containsExactly("one");
    fixture.service().close();
    var _ = late.tell(again(relay).setDraining(true));
    assertThat(late.listed()).extracting(Relay::getDraining).containsExactly(true);
  }

  @Test
  void listIsPagedByName() {
    for (var name : new String[] {"c", "a", "e", "b", "d"}) {
      var _ = relays.tell(start(name));
    }
    var stub = relays.as(Callers.account());
    var request = ListRelaysRequest.newBuilder().setPageSize(2);
    var names = new ArrayList<String>();
    do {
      var page = stub.listRelays(request.build());
      assertThat(page.getRelaysCount()).isBetween(1, 2);
      page.getRelaysList().forEach(relay -> names.add(relay.getName()));
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    assertThat(names).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void whatIsNoNameOrAddressIsRefused() {
    assertThat(Refusal.of(() -> relays.tell(start("No Relay"))).fields()).containsExactly("name");
    assertThat(Refusal.of(() -> relays.tell(start("one").addEndpoints("relay.example:1"))).fields())
        .containsExactly("endpoints[1]");
    assertThat(Refusal.of(() -> relays.tell(start("one").setInstance("first"))).fields())
        .containsExactly("instance");
    assertThat(relays.names()).isEmpty();
  }

  @Test
  void longAfterItWasHeardOfANameIsForgotten() {
    var older = start("one");
    var _ = relays.tell(older);
    var _ = relays.tell(start("one"));
    fixture.clock().advance(Duration.ofHours(25));
    fixture.service().instance(Upkeep.class).run();
    var _ = relays.tell(again(older));
    assertThat(relays.names()).containsExactly("one");
  }

  @Test
  void leaseIsConfigured() {
    try (var other = new RegistryFixture(Map.of("registry.relays.lease", "6s"))) {
      var reply = new RelayFixture(other.service()).tell(start("one"));
      assertThat(reply.getLease().getSeconds()).isEqualTo(6);
    }
  }
}
