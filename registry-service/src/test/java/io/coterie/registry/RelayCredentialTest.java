package io.coterie.registry;

import static io.coterie.registry.RelayFixture.again;
import static io.coterie.registry.RelayFixture.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.coterie.auth.v1.Account;
import io.coterie.auth.v1.AccountChange;
import io.coterie.feed.v1.ChangeKind;
import io.coterie.platform.identity.Caller;
import io.coterie.relay.v1.RelayServiceGrpc;
import io.coterie.relay.wire.ShortId;
import io.coterie.relay.wire.credential.RelayCredential;
import io.coterie.relay.wire.credential.RelayKey;
import io.coterie.relay.wire.seal.Secrets;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import io.grpc.StatusException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lets nodes in to relays. */
class RelayCredentialTest {
  private final RegistryFixture fixture = new RegistryFixture();
  private final RelayFixture relays = new RelayFixture(fixture.service());
  private final TestNode node = fixture.node();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void relayReadsWhoTheNodeIsAndForHowLong() {
    var _ = relays.tell(start("relay-1.eu").setRegion("eu"));
    var issued = relays.issue(node.caller(), "relay-1.eu");
    var now = fixture.clock().instant();
    assertThat(issued.getRelay()).isEqualTo(relays.listed().getFirst());
    assertThat(issued.getExpireTime().getSeconds()).isEqualTo(now.getEpochSecond() + 3600);
    var credential = opened(issued.getCredential(), "relay-1.eu").orElseThrow();
    var record = fixture.directory().batchGetNodes(Requests.batch(node.id())).getNodes(0);
    assertThat(credential.node()).isEqualTo(ShortId.of(node.id()));
    assertThat(credential.nodeVersion()).isEqualTo(record.getVersion());
    assertThat(credential.issued().getEpochSecond()).isEqualTo(now.getEpochSecond());
    assertThat(credential.expires().getEpochSecond())
        .isEqualTo(issued.getExpireTime().getSeconds());
    assertThat(ByteString.copyFrom(credential.sessionSecret()))
        .isEqualTo(issued.getSessionSecret());
  }

  @Test
  void noOtherRelayReadsIt() {
    var _ = relays.tell(start("one"));
    var _ = relays.tell(start("two"));
    var issued = relays.issue(node.caller(), "one");
    assertThat(opened(issued.getCredential(), "one")).isPresent();
    assertThat(opened(issued.getCredential(), "two")).isEmpty();
  }

  @Test
  void everyCredentialHasASecretOfItsOwn() {
    var _ = relays.tell(start("one"));
    var first = relays.issue(node.caller(), "one");
    var second = relays.issue(node.caller(), "one");
    assertThat(second.getSessionSecret()).isNotEqualTo(first.getSessionSecret());
    assertThat(second.getCredential()).isNotEqualTo(first.getCredential());
  }

  @Test
  void tokenOfANetworkIsEnough() {
    var _ = relays.tell(start("one"));
    var network = fixture.network().network(node.id());
    assertThat(relays.issue(node.callerIn(network.id()), "").getRelay().getName()).isEqualTo("one");
  }

  @Test
  void itEndsWithTheNodesKeyAndIsNotGivenAfterwards() {
    var _ = relays.tell(start("one"));
    long end = fixture.clock().instant().getEpochSecond() + 20;
    var rotation =
        Requests.rotate(fixture, node, TestKey.create()).toBuilder()
            .setKeyExpireTime(Timestamp.newBuilder().setSeconds(end));
    var _ = fixture.as(node.caller()).rotateKey(rotation.build());
    assertThat(relays.issue(node.caller(), "").getExpireTime().getSeconds()).isEqualTo(end);
    fixture.clock().advance(Duration.ofSeconds(20));
    assertThat(refusal(node.caller(), "").reason()).isEqualTo("KEY_EXPIRED");
  }

  @Test
  void itLivesAsLongAsConfigured() {
    try (var other = new RegistryFixture(Map.of("registry.relays.credential-life", "5m"))) {
      var short5 = new RelayFixture(other.service());
      var _ = short5.tell(start("one"));
      assertThat(short5.issue(other.node().caller(), "").getExpireTime().getSeconds())
          .isEqualTo(other.clock().instant().getEpochSecond() + 300);
    }
  }

  @Test
  void deregisteredNodeGetsNone() {
    var _ = relays.tell(start("one"));
    var _ = fixture.as(node.caller()).deregisterNode(Requests.end(node.id()));
    assertThat(refusal(node.caller(), "").reason()).isEqualTo("NODE_NOT_FOUND");
  }

  @Test
  void nodeOfADisabledAccountGetsNoneUntilItIsEnabled() {
    var _ = relays.tell(start("one"));
    var owner = Callers.account();
    var owned = fixture.node(owner, "owned");
    disable(owner, 2, true);
    await()
        .untilAsserted(() ->
            assertThat(Refusal.of(() -> relays.issue(owned.caller(), "")).reason())
                .isEqualTo("NODE_NOT_FOUND"));
    disable(owner, 3, false);
    await().ignoreExceptions().until(() -> relays.issue(owned.caller(), "").hasRelay());
  }

  @Test
  void absentRelaysAreAllTheSame() {
    var unknown = refusal(node.caller(), "unknown");
    assertThat(unknown.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(unknown.reason()).isEqualTo("RELAY_NOT_FOUND");

    var _ = relays.tell(start("draining").setDraining(true));
    var left = start("left");
    var _ = relays.tell(left);
    var _ = relays.tell(again(left).setLeaving(true));
    assertThat(refusal(node.caller(), "draining")).isEqualTo(unknown);
    assertThat(refusal(node.caller(), "left")).isEqualTo(unknown);
    var _ = relays.tell(start("lapsed"));
    fixture.clock().advance(Duration.ofSeconds(30));
    assertThat(refusal(node.caller(), "lapsed")).isEqualTo(unknown);
  }

  @Test
  void withoutAnyRelayItIsSafeToTryAgain() {
    var _ = relays.tell(start("draining").setDraining(true));
    var refusal = refusal(node.caller(), "");
    assertThat(refusal.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(refusal.reason()).isEqualTo("NO_RELAY");
  }

  @Test
  void hubSpreadsNodesAndKeepsEachWhereItIs() {
    for (var name : new String[] {"one", "two", "three"}) {
      var _ = relays.tell(start(name));
    }
    var chosen = new HashMap<TestNode, String>();
    for (int i = 0; i < 24; i++) {
      var some = fixture.node();
      chosen.put(some, choice(some));
    }
    assertThat(new HashSet<>(chosen.values())).hasSizeGreaterThan(1);
    var _ = relays.tell(start("three").setDraining(true));
    chosen.forEach((some, before) -> {
      if (before.equals("three")) {
        assertThat(choice(some)).isNotEqualTo("three");
      } else {
        assertThat(choice(some)).isEqualTo(before);
      }
    });
  }

  @Test
  void tunnelThatLeadsToNoRelayIsRefused() {
    var answers = RelayServiceGrpc.newBlockingV2Stub(fixture.service().as(node.caller())).tunnel();
    var status = catchThrowableOfType(StatusException.class, answers::read);
    assertThat(Refusal.of(status.getStatus().asRuntimeException(status.getTrailers())).reason())
        .isEqualTo("TUNNEL_NOT_FOUND");
  }

  private String choice(TestNode some) {
    return relays.issue(some.caller(), "").getRelay().getName();
  }

  private Refusal refusal(Caller caller, String relay) {
    return Refusal.of(() -> relays.issue(caller, relay));
  }

  private void disable(Caller.AccountCaller owner, long version, boolean disabled) {
    fixture
        .authFeed()
        .publish(
            "account",
            owner.account().text(),
            version,
            ChangeKind.CHANGE_KIND_UPDATED,
            AccountChange.newBuilder()
                .setAccount(
                    Account.newBuilder().setId(owner.account().text()).setDisabled(disabled))
                .build());
  }

  /** As docs/relay-protocol.md says, from the deployment's secret. */
  private Optional<RelayCredential> opened(ByteString credential, String relay) {
    var secret = Base64.getDecoder().decode(fixture.deployment().secret().reveal());
    var key = Secrets.derive(secret, "coterie relay credential " + relay, 32);
    return RelayCredential.open(new RelayKey(key), credential.toByteArray());
  }
}
