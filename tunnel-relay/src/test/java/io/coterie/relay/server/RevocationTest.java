package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.revocation.RevocationFeed;
import io.coterie.relay.revocation.Source;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.ShortId;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.Opened;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.Pong;
import io.coterie.relay.wire.frame.Refused;
import io.coterie.relay.wire.frame.Renew;
import io.coterie.relay.wire.grant.FlowGrant;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What ends, ends the flows that rest on it. Grants of tests: memberships of versions 5 and 6,
 * policy 7; credentials of version 10.
 */
final class RevocationTest {
  private static final FlowGrant.Basis TRUST =
      new FlowGrant.Basis(FlowGrant.Kind.TRUST, Optional.empty(), 7);
  private static final FlowGrant.Basis PUBLIC =
      new FlowGrant.Basis(FlowGrant.Kind.PUBLIC, Optional.empty(), 0);

  /**
   * Something that is said to a relay.
   *
   * @param on what the flow rests on; empty: a network
   */
  record Case(String name, Optional<FlowGrant.Basis> on, Consumer<RevocationFeed> said) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case network(String name, Consumer<RevocationFeed> said) {
    return new Case(name, Optional.empty(), said);
  }

  private static Case trust(String name, Consumer<RevocationFeed> said) {
    return new Case(name, Optional.of(TRUST), said);
  }

  private static Case open(String name, Consumer<RevocationFeed> said) {
    return new Case(name, Optional.of(PUBLIC), said);
  }

  static Stream<Case> ends() {
    var a = TestRelay.id('a');
    var b = TestRelay.id('b');
    return Stream.of(
        network("source left", feed -> feed.memberEnded(TestRelay.NETWORK, a, 6)),
        network("target left", feed -> feed.memberEnded(TestRelay.NETWORK, b, 7)),
        network("network deleted", feed -> feed.networkDeleted(TestRelay.NETWORK)),
        trust("trust ended", feed -> feed.trustEnded(b, a, 8)),
        trust("source gone by version", feed -> feed.nodeEnded(a, 6)),
        trust("target's key changed", feed -> feed.nodeKeyChanged(b, 7)),
        open("no longer public", feed -> feed.noLongerPublic(b, 7)));
  }

  static Stream<Case> changes() {
    return Stream.of(
        network(
            "source's tags", feed -> feed.memberChanged(TestRelay.NETWORK, TestRelay.id('a'), 6)),
        network(
            "target's role", feed -> feed.memberChanged(TestRelay.NETWORK, TestRelay.id('b'), 7)),
        network("policy", feed -> feed.policyChanged(TestRelay.NETWORK, 8)));
  }

  static Stream<Case> othersAffairs() {
    var a = TestRelay.id('a');
    var b = TestRelay.id('b');
    var other = TestRelay.id('x');
    return Stream.of(
        network("in an older version", feed -> feed.memberEnded(TestRelay.NETWORK, a, 5)),
        network("another network", feed -> feed.memberEnded(other, a, 99)),
        network("another network's policy", feed -> feed.policyChanged(other, 99)),
        network("the same policy", feed -> feed.policyChanged(TestRelay.NETWORK, 7)),
        network("trust, which it does not need", feed -> feed.trustEnded(a, b, 99)),
        network("public, which it does not need", feed -> feed.noLongerPublic(b, 99)),
        trust("trust in another", feed -> feed.trustEnded(a, other, 99)),
        trust("a network", feed -> feed.memberEnded(TestRelay.NETWORK, a, 99)),
        open("of the source", feed -> feed.noLongerPublic(a, 99)));
  }

  private static byte[] grant(TestRelay relay, Case of) {
    return TestRelay.sign(TestRelay.resting(relay.grant('a', 'b'), basis -> of.on().orElse(basis)));
  }

  private static TwoAgents open(TestRelay relay, Case of) {
    return TwoAgents.of(grant(relay, of), relay.bound('a'), relay.bound('b'));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void whatEndsCutsFlowsAndLetsNoneBegin(Case ends) {
    try (var relay = TestRelay.start()) {
      var two = open(relay, ends);

      ends.said().accept(relay.server.revocations());

      assertThat(two.source().heard(Close.class))
          .isEqualTo(new Close(two.opened().flow(), Reason.REVOKED));
      assertThat(two.target().heard(Close.class))
          .isEqualTo(new Close(two.incoming().flow(), Reason.REVOKED));
      two.sendToTarget(FlowTest.HELLO);
      two.source().open(grant(relay, ends));
      assertThat(two.source().heard(Refused.class).reason()).isEqualTo(Reason.REVOKED);
      assertThat(two.target().wire().waiting()).isZero();
      assertThat(relay.server.forwarded()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whatChangesLeavesASecondToRenew(Case changes) {
    try (var relay = TestRelay.start()) {
      var two = open(relay, changes);

      changes.said().accept(relay.server.revocations());

      assertThat(two.source().heard(Renew.class))
          .isEqualTo(new Renew(two.opened().flow(), Reason.STALE, 1_000));
      two.source().open(grant(relay, changes));
      assertThat(two.source().heard(Refused.class).reason()).isEqualTo(Reason.STALE);
      two.sendToTarget(FlowTest.HELLO);
      assertThat(two.target().data().payload()).isEqualTo(FlowTest.HELLO);
      relay.advance(Duration.ofSeconds(1));
      assertThat(two.source().heard(Close.class))
          .isEqualTo(new Close(two.opened().flow(), Reason.STALE));
      assertThat(two.target().heard(Close.class).reason()).isEqualTo(Reason.STALE);
    }
  }

  @ParameterizedTest
  @MethodSource("othersAffairs")
  void whatIsOthersAffairChangesNothing(Case said) {
    try (var relay = TestRelay.start()) {
      var two = open(relay, said);

      said.said().accept(relay.server.revocations());
      relay.awaitControl();

      two.sendToTarget(FlowTest.HELLO);
      assertThat(two.target().data().payload()).isEqualTo(FlowTest.HELLO);
      assertThat(relay.server.flows()).isEqualTo(1);
      assertThat(two.source().wire().waiting()).isZero();
    }
  }

  @Test
  void aFlowThatIsRenewedInTimeGoesOn() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);
      relay.server.revocations().policyChanged(TestRelay.NETWORK, 8);
      two.source().heard(Renew.class);

      var newer =
          TestRelay.resting(
              relay.grant('a', 'b'),
              basis -> new FlowGrant.Basis(basis.kind(), basis.network(), 8));
      two.source().open(two.opened().flow(), TestRelay.sign(newer));
      two.source().heard(Opened.class);
      relay.advance(Duration.ofSeconds(2));
      relay.awaitControl();

      two.sendToTarget(FlowTest.HELLO);
      assertThat(two.target().data().payload()).isEqualTo(FlowTest.HELLO);
    }
  }

  @Test
  void aNodeThatIsGoneLosesItsSessionAndItsFlows() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);

      relay.server.revocations().nodeEnded(TestRelay.id('a'), 11);

      assertThat(two.source().heard(Close.class)).isEqualTo(new Close(0, Reason.REVOKED));
      assertThat(two.target().heard(Close.class))
          .isEqualTo(new Close(two.incoming().flow(), Reason.REVOKED));
      assertThat(relay.server.sessions()).isEqualTo(1);
    }
  }

  @Test
  void aNodeThatCameBackIsLetIn() {
    try (var relay = TestRelay.start()) {
      relay.server.revocations().nodeEnded(TestRelay.id('a'), 11);

      var client = relay.client(relay.node(TestRelay.id('a'), 11));

      assertThat(client.bind().leaseSeconds()).isPositive();
    }
  }

  @Test
  void nothingIsOpenedBeforeTheRelayKnowsWhatEnded() {
    try (var relay = TestRelay.startUnready()) {
      var source = relay.bound('a');
      relay.bound('b');
      source.open(relay.signed('a', 'b'));
      assertThat(source.heard(Refused.class).reason()).isEqualTo(Reason.NOT_READY);

      relay.server.revocations().snapshotEnded(Source.REGISTRY);
      source.open(relay.signed('a', 'b'));
      assertThat(source.heard(Refused.class).reason()).isEqualTo(Reason.NOT_READY);

      relay.server.revocations().snapshotEnded(Source.NETWORKS);
      Awaitility.await().until(relay.server::isReady);
      source.open(relay.signed('a', 'b'));
      assertThat(source.heard(Opened.class).flow()).isNotZero();
    }
  }

  @Test
  void nothingIsOpenedWhenASourceIsSilentButFlowsGoOn() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);
      relay.clock.advance(Duration.ofSeconds(59));
      relay.server.revocations().heard(Source.REGISTRY);
      two.source().say(new Ping(1));
      two.source().heard(Pong.class);
      two.target().say(new Ping(1));
      two.target().heard(Pong.class);

      relay.clock.advance(Duration.ofSeconds(2));

      assertThat(relay.server.isReady()).isFalse();
      two.source().open(relay.signed('a', 'b'));
      assertThat(two.source().heard(Refused.class).reason()).isEqualTo(Reason.NOT_READY);
      two.sendToTarget(FlowTest.HELLO);
      assertThat(two.target().data().payload()).isEqualTo(FlowTest.HELLO);
    }
  }

  @Test
  void aRelayThatLostItsPlaceIsNotReady() {
    try (var relay = TestRelay.start()) {
      relay.server.revocations().restarted(Source.NETWORKS);

      Awaitility.await().until(() -> !relay.server.isReady());
    }
  }

  @Test
  void withMoreThanItRemembersARelayRefusesWhatWasGrantedBefore() {
    try (var relay = TestRelay.start()) {
      var source = relay.bound('a');
      relay.bound('b');
      var before = relay.signed('a', 'b');
      for (int i = 0; i < 1_001; i++) {
        relay.server.revocations().policyChanged(new ShortId("%026d".formatted(i)), 1);
      }
      relay.awaitControl();

      source.open(before);
      assertThat(source.heard(Refused.class).reason()).isEqualTo(Reason.STALE);
      relay.advance(Duration.ofSeconds(6));
      source.open(relay.signed('a', 'b'));
      assertThat(source.heard(Opened.class).flow()).isNotZero();
    }
  }
}
