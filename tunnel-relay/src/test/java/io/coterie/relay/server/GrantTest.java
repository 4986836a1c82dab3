package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.Incoming;
import io.coterie.relay.wire.frame.Opened;
import io.coterie.relay.wire.frame.Refused;
import io.coterie.relay.wire.grant.FlowGrant;
import io.coterie.relay.wire.grant.SignedGrant;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which grants open flows, and how flows go on. */
final class GrantTest {
  private static void assertRefused(RelayClient client, byte[] grant, Reason reason) {
    assertRefused(client, 0, grant, reason);
  }

  private static void assertRefused(RelayClient client, int renewed, byte[] grant, Reason reason) {
    int request = client.open(renewed, grant);
    var refused = client.heard(Refused.class);
    assertThat(refused.request()).isEqualTo(request);
    assertThat(refused.reason()).isEqualTo(reason);
  }

  static FlowGrant at(FlowGrant grant, Instant issued, Instant expires) {
    return new FlowGrant(
        grant.keyId(),
        issued,
        expires,
        grant.dialled(),
        grant.basis(),
        grant.source(),
        grant.target(),
        grant.secret(),
        grant.sourceKey(),
        grant.homeRelay());
  }

  static FlowGrant at(FlowGrant grant, String relay, UUID key) {
    return new FlowGrant(
        key,
        grant.issued(),
        grant.expires(),
        grant.dialled(),
        grant.basis(),
        grant.source(),
        grant.target(),
        grant.secret(),
        grant.sourceKey(),
        relay);
  }

  @Test
  void whatIsNoGrantOpensNothing() {
    try (var relay = TestRelay.start()) {
      var client = relay.bound('a');
      var target = relay.bound('b');
      var changed = relay.signed('a', 'b');
      changed[40] ^= 1;
      var unsigned = relay.signed('a', 'b');
      unsigned[unsigned.length - 1] ^= 1;
      var forged = SignedGrant.sign(relay.grant('a', 'b'), TestRelay.keys().getPrivate()).bytes();
      var unknownKey = TestRelay.sign(at(relay.grant('a', 'b'), TestRelay.NAME, UUID.randomUUID()));

      assertRefused(client, new byte[0], Reason.GRANT);
      assertRefused(client, changed, Reason.GRANT);
      assertRefused(client, unsigned, Reason.GRANT);
      assertRefused(client, forged, Reason.GRANT);
      assertRefused(client, unknownKey, Reason.GRANT);
      assertThat(target.wire().waiting()).isZero();
      assertThat(relay.server.flows()).isZero();
    }
  }

  @Test
  void aGrantOfAnotherNodeOrForAnotherRelayOpensNothing() {
    try (var relay = TestRelay.start()) {
      var client = relay.bound('a');
      relay.bound('b');
      var swapped = relay.signed('b', 'a');
      var elsewhere = TestRelay.sign(at(relay.grant('a', 'b'), "relay-2.test", TestRelay.KEY_ID));
      var nowhere = TestRelay.sign(at(relay.grant('a', 'b'), "", TestRelay.KEY_ID));

      assertRefused(client, swapped, Reason.NOT_YOURS);
      assertRefused(client, elsewhere, Reason.NOT_YOURS);
      assertRefused(client, nowhere, Reason.NOT_YOURS);
      assertRefused(client, relay.signed('a', 'a'), Reason.NOT_YOURS);
      assertThat(relay.server.flows()).isZero();
    }
  }

  @Test
  void anExpiredGrantOpensNothing() {
    try (var relay = TestRelay.start()) {
      var client = relay.bound('a');
      relay.bound('b');
      var now = relay.clock.instant();
      var grant = relay.grant('a', 'b');

      assertRefused(client, TestRelay.sign(at(grant, now.minusSeconds(100), now)), Reason.EXPIRED);
      assertRefused(
          client,
          TestRelay.sign(at(grant, now.minusSeconds(300), now.plusSeconds(900))),
          Reason.EXPIRED);
    }
  }

  @Test
  void whoHasNoSessionCannotBeReached() {
    try (var relay = TestRelay.start()) {
      var client = relay.bound('a');

      assertRefused(client, relay.signed('a', 'b'), Reason.ABSENT);
    }
  }

  @Test
  void whoIsAbsentIsNotToldWithoutASignature() {
    try (var relay = TestRelay.start()) {
      var client = relay.bound('a');
      var forged = SignedGrant.sign(relay.grant('a', 'b'), TestRelay.keys().getPrivate()).bytes();

      assertRefused(client, forged, Reason.GRANT);
    }
  }

  @Test
  void aFlowEndsWithItsGrant() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);

      relay.keepAlive(Duration.ofMinutes(5), two.source(), two.target());

      assertThat(two.source().heard(Close.class))
          .isEqualTo(new Close(two.opened().flow(), Reason.EXPIRED));
      assertThat(two.target().heard(Close.class))
          .isEqualTo(new Close(two.incoming().flow(), Reason.EXPIRED));
    }
  }

  @Test
  void aFlowGoesOnWithANewerGrant() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.acquainted(relay);
      relay.keepAlive(Duration.ofMinutes(4), two.source(), two.target());
      var newer = relay.signed('a', 'b');

      two.source().open(two.opened().flow(), newer);

      var opened = two.source().heard(Opened.class);
      assertThat(opened.flow()).isEqualTo(two.opened().flow());
      assertThat(opened.tag()).isEqualTo(two.opened().tag());
      assertThat(opened.expires()).isEqualTo(two.opened().expires() + 240);
      var incoming = two.target().heard(Incoming.class);
      assertThat(incoming.flow()).isEqualTo(two.incoming().flow());
      assertThat(incoming.grant()).isEqualTo(newer);
      relay.keepAlive(Duration.ofMinutes(4), two.source(), two.target());
      two.sendToTarget(FlowTest.HELLO);
      assertThat(two.target().data().payload()).isEqualTo(FlowTest.HELLO);
    }
  }

  @Test
  void aFlowDoesNotGoOnWithWhatIsNotNewerOrNotItsOwn() {
    try (var relay = TestRelay.start()) {
      var older = relay.signed('a', 'b');
      relay.advance(Duration.ofSeconds(10));
      var two = TwoAgents.of(relay);
      relay.bound('c');

      assertRefused(two.source(), two.opened().flow(), older, Reason.STALE);
      assertRefused(two.source(), two.opened().flow(), relay.signed('a', 'c'), Reason.NOT_YOURS);
      assertRefused(two.source(), two.opened().flow() + 1, relay.signed('a', 'b'), Reason.NO_FLOW);
      assertRefused(two.target(), two.incoming().flow(), relay.signed('b', 'a'), Reason.NO_FLOW);
    }
  }

  @Test
  void aSessionOpensSoManyFlowsAndNoMore() {
    var limits = TestRelay.limits(8, 32, 2, TestRelay.RateLimits.NONE);
    try (var relay = TestRelay.start(limits)) {
      var client = relay.bound('a');
      for (char target = 'b'; target <= 'c'; target++) {
        TwoAgents.of(relay.signed('a', target), client, relay.bound(target));
      }
      relay.bound('d');

      assertRefused(client, relay.signed('a', 'd'), Reason.LIMITED);
    }
  }

  @Test
  void aRelayWithoutRoomForAFlowSaysSo() {
    var limits = TestRelay.limits(8, 1, 8, TestRelay.RateLimits.NONE);
    try (var relay = TestRelay.start(limits)) {
      var two = TwoAgents.of(relay);
      relay.bound('c');

      assertRefused(two.source(), relay.signed('a', 'c'), Reason.FULL);
    }
  }

  @Test
  void whoOpensTooFastIsToldToWait() {
    try (var relay = TestRelay.start()) {
      var client = relay.bound('a');
      for (int i = 0; i < 201; i++) {
        assertRefused(client, relay.signed('a', 'b'), Reason.ABSENT);
      }

      client.open(relay.signed('a', 'b'));

      var refused = client.heard(Refused.class);
      assertThat(refused.reason()).isEqualTo(Reason.LIMITED);
      assertThat(refused.milliseconds()).isPositive();
    }
  }
}
