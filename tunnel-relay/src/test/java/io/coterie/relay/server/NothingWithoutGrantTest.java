package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.forward.Drop;
import io.coterie.relay.port.Ports;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.Early;
import io.coterie.relay.wire.frame.Open;
import io.coterie.relay.wire.frame.Opened;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.Pong;
import io.coterie.relay.wire.frame.Refused;
import io.coterie.relay.wire.grant.FlowGrant;
import io.coterie.relay.wire.grant.SignedGrant;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Without a grant that holds not one datagram reaches anybody, whatever is tried: seen by a sniffer
 * at the receiver's socket. Each attempt comes with DATA for all the flows there might be, and with
 * EARLY.
 */
final class NothingWithoutGrantTest {
  private static final int TRIES = 20;

  /**
   * A grant that does not hold.
   *
   * @param reason what whoever shows it is told
   */
  record BadGrant(String name, Reason reason, Function<TestRelay, byte[]> made) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final FlowGrant.Basis NEWER_POLICY =
      new FlowGrant.Basis(FlowGrant.Kind.NETWORK, Optional.of(TestRelay.NETWORK), 8);

  private static Stream<BadGrant> badGrants() {
    return Stream.of(
        new BadGrant("nothing", Reason.GRANT, _ -> new byte[0]),
        new BadGrant(
            "forged",
            Reason.GRANT,
            relay ->
                SignedGrant.sign(relay.grant('a', 'b'), TestRelay.keys().getPrivate()).bytes()),
        new BadGrant("changed", Reason.GRANT, relay -> changed(relay.signed('a', 'b'))),
        new BadGrant(
            "with a key that nobody knows",
            Reason.GRANT,
            relay ->
                TestRelay.sign(
                    GrantTest.at(relay.grant('a', 'b'), TestRelay.NAME, UUID.randomUUID()))),
        new BadGrant(
            "expired",
            Reason.EXPIRED,
            relay -> {
              var now = relay.clock.instant();
              return TestRelay.sign(
                  GrantTest.at(relay.grant('a', 'b'), now.minusSeconds(300), now));
            }),
        new BadGrant("swapped", Reason.NOT_YOURS, relay -> relay.signed('b', 'a')),
        new BadGrant("another node's", Reason.NOT_YOURS, relay -> relay.signed('c', 'b')),
        new BadGrant(
            "another relay's",
            Reason.NOT_YOURS,
            relay ->
                TestRelay.sign(
                    GrantTest.at(relay.grant('a', 'b'), "relay-2.test", TestRelay.KEY_ID))),
        new BadGrant(
            "of a policy that was replaced",
            Reason.STALE,
            relay -> {
              relay.server.revocations().policyChanged(TestRelay.NETWORK, 8);
              return relay.signed('a', 'b');
            }),
        new BadGrant(
            "of a membership that ended",
            Reason.REVOKED,
            relay -> {
              relay.server.revocations().memberEnded(TestRelay.NETWORK, TestRelay.id('a'), 6);
              return relay.signed('a', 'b');
            }),
        new BadGrant(
            "of a membership that ended, with a policy that holds",
            Reason.REVOKED,
            relay -> {
              relay.server.revocations().policyChanged(TestRelay.NETWORK, 8);
              relay.server.revocations().memberEnded(TestRelay.NETWORK, TestRelay.id('b'), 7);
              return TestRelay.sign(TestRelay.resting(relay.grant('a', 'b'), _ -> NEWER_POLICY));
            }),
        new BadGrant(
            "of a network that was deleted",
            Reason.REVOKED,
            relay -> {
              relay.server.revocations().networkDeleted(TestRelay.NETWORK);
              return relay.signed('a', 'b');
            }));
  }

  private static byte[] changed(byte[] grant) {
    var copy = grant.clone();
    copy[grant.length / 2] ^= 1;
    return copy;
  }

  static Stream<Arguments> badGrantsAtBothPorts() {
    return badGrants()
        .flatMap(grant ->
            Stream.of(Ports.Choice.LINUX, Ports.Choice.NETTY).map(io -> Arguments.of(io, grant)));
  }

  static Stream<Ports.Choice> ports() {
    return Stream.of(Ports.Choice.LINUX, Ports.Choice.NETTY);
  }

  @ParameterizedTest
  @MethodSource("badGrantsAtBothPorts")
  void nothingComesByAGrantThatDoesNotHold(Ports.Choice io, BadGrant bad) {
    try (var relay = TestRelay.start(io)) {
      var source = relay.bound('a');
      var target = relay.bound('b');
      int request = source.open(bad.made().apply(relay));
      for (int i = 0; i < TRIES; i++) {
        source.early(request, FlowTest.HELLO);
        source.data(i, i, FlowTest.HELLO);
      }
      assertThat(source.heard(Refused.class).reason()).isEqualTo(bad.reason());
      awaitDrops(relay, Drop.EARLY, TRIES);
      awaitDrops(relay, Drop.NO_FLOW, TRIES);
      assertNothingCame(relay, target);
      assertThat(relay.server.flows()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void nothingComesByAnOpenThatWasHeardGoBy(Ports.Choice io) {
    try (var relay = TestRelay.start(io);
        var thief = relay.wire()) {
      var source = relay.bound('a');
      var target = relay.bound('b');
      var open = source.seal(new Open(1, 0, relay.signed('a', 'b')));
      source.wire().send(open);
      var opened = source.heard(Opened.class);
      source.say(new Close(opened.flow(), Reason.CLOSED));
      target.heard(Close.class);
      thief.send(open);
      source.wire().send(open);
      thief.send(new Early(1, source.session(), FlowTest.HELLO).toBytes());
      thief.send(RelayClient.dataFrame(opened.flow(), opened.tag(), FlowTest.HELLO));
      awaitDrops(relay, Drop.REPLAY, 2);
      awaitDrops(relay, Drop.EARLY, 1);
      awaitDrops(relay, Drop.NO_FLOW, 1);
      assertNothingCame(relay, target);
      assertThat(relay.server.flows()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void nothingComesInALiveFlowFromAnotherAddressOrWithAnotherTag(Ports.Choice io) {
    try (var relay = TestRelay.start(io);
        var thief = relay.wire()) {
      var two = TwoAgents.of(relay);
      int flow = two.opened().flow();
      int tag = two.opened().tag();
      for (int i = 1; i <= TRIES; i++) {
        thief.send(RelayClient.dataFrame(flow, tag, FlowTest.HELLO));
        thief.send(
            RelayClient.dataFrame(two.incoming().flow(), two.incoming().tag(), FlowTest.HELLO));
        thief.send(
            new Early(two.opened().request(), two.source().session(), FlowTest.HELLO).toBytes());
        // with the source's address, as somebody has it who only writes it on his datagrams
        two.source().data(flow, tag ^ i, FlowTest.HELLO);
        // each end's flow is that end's
        two.source().data(two.incoming().flow(), two.incoming().tag(), FlowTest.HELLO);
      }
      awaitDrops(relay, Drop.SOURCE, 3 * TRIES);
      awaitDrops(relay, Drop.TAG, TRIES);
      awaitDrops(relay, Drop.EARLY, TRIES);
      assertNothingCame(relay, two.target(), two.source());
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void nothingComesInAFlowThatWasClosedOrWhosePlaceIsAnothers(Ports.Choice io) {
    var limits = TestRelay.limits(8, 1, 8, TestRelay.RateLimits.NONE);
    try (var relay = TestRelay.start(io, limits)) {
      var before = TwoAgents.of(relay);
      before.source().say(new Close(before.opened().flow(), Reason.CLOSED));
      before.target().heard(Close.class);
      before.sendToTarget(FlowTest.HELLO);
      awaitDrops(relay, Drop.NO_FLOW, 1);
      var now = TwoAgents.of(relay, before.source(), before.target());
      for (int i = 0; i < TRIES; i++) {
        before.sendToTarget(FlowTest.HELLO);
        before.sendToSource(FlowTest.HELLO);
      }
      awaitDrops(relay, Drop.NO_FLOW, 1 + 2 * TRIES);
      assertNothingCame(relay, now.target(), now.source());
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void nothingComesInAFlowWhoseGrantHasExpired(Ports.Choice io) {
    try (var relay = TestRelay.start(io)) {
      var two = TwoAgents.of(relay);
      relay.keepAlive(Duration.ofMinutes(5), two.source(), two.target());
      for (int i = 0; i < TRIES; i++) {
        two.sendToTarget(FlowTest.HELLO);
        two.sendToSource(FlowTest.HELLO);
      }
      awaitDrops(relay, 2 * TRIES, Drop.EXPIRED, Drop.NO_FLOW);
      assertNothingCame(relay, two.target(), two.source());
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void nothingComesInAFlowThatWasRevokedOrNotRenewed(Ports.Choice io) {
    try (var relay = TestRelay.start(io)) {
      var two = TwoAgents.of(relay);
      relay.server.revocations().memberEnded(TestRelay.NETWORK, TestRelay.id('a'), 6);
      two.target().heard(Close.class);
      var other = TwoAgents.of(relay.signed('b', 'c'), two.target(), relay.bound('c'));
      relay.server.revocations().policyChanged(TestRelay.NETWORK, 8);
      relay.awaitControl();
      relay.advance(Duration.ofSeconds(1));
      other.target().heard(Close.class);
      for (int i = 0; i < TRIES; i++) {
        two.sendToTarget(FlowTest.HELLO);
        two.sendToSource(FlowTest.HELLO);
        other.sendToTarget(FlowTest.HELLO);
        other.sendToSource(FlowTest.HELLO);
      }
      awaitDrops(relay, Drop.NO_FLOW, 4 * TRIES);
      assertNothingCame(relay, two.target(), two.source(), other.target());
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void nothingComesFromWhereASessionWasBeforeItMoved(Ports.Choice io) {
    try (var relay = TestRelay.start(io)) {
      var two = TwoAgents.of(relay);
      var before = two.source().wire();
      two.source().moveTo(relay.wire());
      two.source().bind();
      for (int i = 0; i < TRIES; i++) {
        before.send(RelayClient.dataFrame(two.opened().flow(), two.opened().tag(), FlowTest.HELLO));
      }
      awaitDrops(relay, Drop.SOURCE, TRIES);
      assertNothingCame(relay, two.target());
      before.close();
    }
  }

  private static void awaitDrops(TestRelay relay, Drop reason, long count) {
    awaitDrops(relay, count, reason);
  }

  private static void awaitDrops(TestRelay relay, long count, Drop... reasons) {
    Awaitility.await(Arrays.toString(reasons))
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(Arrays.stream(reasons).mapToLong(relay.server::dropped).sum())
                .isEqualTo(count));
  }

  /** What was let through before the relay answers each of them has come by then. */
  private static void assertNothingCame(TestRelay relay, RelayClient... receivers) {
    for (var receiver : receivers) {
      receiver.say(new Ping(99));
      receiver.heard(Pong.class);
      assertThat(new Sniffer(receiver).letThrough()).isEmpty();
    }
    assertThat(relay.server.forwarded()).isZero();
  }
}
