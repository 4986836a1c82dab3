package io.coterie.systemtests.nat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.systemtests.agent.EchoedStream;
import io.coterie.systemtests.agent.OrderFailedException;
import io.coterie.systemtests.agent.SiteAgent;
import io.coterie.systemtests.agent.Way;
import io.coterie.systemtests.lab.Nat;
import io.coterie.systemtests.lab.NeedsNamespaces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What is under way in a stream arrives, whatever becomes of the path below it. */
@NeedsNamespaces
final class PathSwitchTest {
  /** Enough to be sure that it does not come from some buffer. */
  private static final long MUCH = 512 * 1024;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static Stage stage;
  private static SiteAgent alice;
  private static SiteAgent bob;
  private static SiteAgent nomad;
  private static SiteAgent guarded;
  private static SiteAgent guardedToo;

  @BeforeAll
  static void build() throws IOException {
    stage = Stage.build(folder);
    alice = stage.agent(Nat.PORT_RESTRICTED);
    bob = stage.agent(Nat.PORT_RESTRICTED);
    nomad = stage.agent(Nat.PORT_RESTRICTED);
    guarded = stage.agent(Nat.SYMMETRIC);
    guardedToo = stage.agent(Nat.SYMMETRIC);
    stage.awaitAll();
  }

  @AfterAll
  static void tearDown() {
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  void transferGoesOnByTheRelayWhileTheDirectPathIsCut() {
    var transfer = transfer(alice, bob);
    awaitWay(alice, bob, Way.DIRECT);
    awaitMore(transfer);
    alice.site().block(bob.site());
    bob.site().block(alice.site());
    awaitWay(alice, bob, Way.RELAY);
    awaitMore(transfer);
    alice.site().unblock();
    bob.site().unblock();
    awaitWay(alice, bob, Way.DIRECT);
    awaitMore(transfer);
    endsWhole(transfer);
  }

  @Test
  void pathThatWorksOneWayOnlyIsNotUsed() {
    var transfer = transfer(alice, bob);
    awaitWay(alice, bob, Way.DIRECT);
    alice.site().block(bob.site());
    awaitWay(alice, bob, Way.RELAY);
    awaitMore(transfer);
    alice.site().unblock();
    awaitWay(alice, bob, Way.DIRECT);
    endsWhole(transfer);
  }

  @Test
  void transferOutlivesAChangeOfAddress() {
    var transfer = transfer(nomad, alice);
    awaitWay(nomad, alice, Way.DIRECT);
    awaitMore(transfer);
    nomad.site().move();
    awaitMore(transfer);
    awaitWay(nomad, alice, Way.DIRECT);
    awaitMore(transfer);
    endsWhole(transfer);
  }

  /**
   * The relay ends with its hub, which may take longer to come back on a busy machine than the 30
   * seconds after which agents give a silent connection up.
   */
  @Test
  @Tag("full")
  void transferByTheRelayOutlivesItsEnd() throws IOException {
    var transfer = transfer(guarded, guardedToo);
    awaitMore(transfer);
    assertThat(guarded.wayTo(guardedToo)).isEqualTo(Way.RELAY);
    stage.hub().kill();
    stage.hub().restart();
    awaitMore(transfer);
    endsWhole(transfer);
  }

  /** One that goes on until it is enough. */
  private static EchoedStream transfer(SiteAgent from, SiteAgent to) {
    // the hub may have been away a moment ago
    var stream =
        patiently()
            .ignoreException(OrderFailedException.class)
            .until(() -> from.dial(to), _ -> true);
    stream.send(Long.MAX_VALUE);
    return stream;
  }

  private static void endsWhole(EchoedStream transfer) {
    transfer.enough();
    assertThat(transfer.isWhole()).isTrue();
  }

  private static void awaitMore(EchoedStream transfer) {
    long before = transfer.returned();
    patiently().until(() -> transfer.returned() > before + MUCH);
  }

  private static void awaitWay(SiteAgent one, SiteAgent other, Way way) {
    patiently().until(() -> one.wayTo(other) == way && other.wayTo(one) == way);
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60));
  }
}
