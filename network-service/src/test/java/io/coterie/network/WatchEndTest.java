package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.testing.Refusal.assertRefused;
import static org.awaitility.Awaitility.await;

import io.coterie.network.v1.Network;
import io.coterie.network.v1.WatchNetworkRequest;
import io.coterie.network.v1.WatchNetworkResponse;
import io.coterie.platform.failure.PlatformReason;
import java.time.Duration;
import java.util.Iterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A watch of a network goes on no longer than the token that opened it works. */
@Timeout(60)
class WatchEndTest {
  private final Hub hub = new Hub();
  private final Hub.Person alice = hub.person();
  private final Network network = hub.network(alice, JOIN_RULE_OPEN);
  private final Hub.Person bob = hub.member(alice, network);

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void watchesEndWithTheirTokenOnEveryReplicaAndOthersLiveOn() {
    var here = watch(bob.client());
    var there = watch(new Client(hub.replica().as(bob.caller())));
    var lasting = watch(alice.client());
    hub.deployment().end(bob.caller().tokenId().orElseThrow());
    assertRefused(() -> here.forEachRemaining(_ -> {})).with(PlatformReason.CREDENTIAL_INVALID);
    assertRefused(() -> there.forEachRemaining(_ -> {})).with(PlatformReason.CREDENTIAL_INVALID);
    var carol = hub.member(alice, network);
    assertTells(lasting, carol);
  }

  @Test
  void watchesEndWhenAuthServiceDoesNotAnswerForFiveSeconds() {
    var watch = watch(alice.client());
    await().until(() -> hub.deployment().tokenQuestions() > 0);
    hub.deployment().answerAboutTokens(false);
    hub.deployment().clock().advance(Duration.ofSeconds(5));
    assertRefused(() -> watch.forEachRemaining(_ -> {})).with(PlatformReason.DEPENDENCY_DOWN);
  }

  /** It tells of a member, perhaps after what it repeats and where it may be resumed. */
  private static void assertTells(Iterator<WatchNetworkResponse> watch, Hub.Person member) {
    while (!watch.next().getMember().getAccount().equals(member.id().text())) {}
  }

  /** A watch that has told what is there. */
  private Iterator<WatchNetworkResponse> watch(Client client) {
    var watch =
        client
            .networks()
            .watchNetwork(WatchNetworkRequest.newBuilder().setNetwork(network.getId()).build());
    while (!watch.next().hasSnapshotEnd()) {}
    return watch;
  }
}
