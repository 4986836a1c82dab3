package io.coterie.standalone.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.network.v1.GetNetworkRequest;
import io.coterie.standalone.hub.AtOnce;
import io.coterie.standalone.hub.TestHub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever loses a right is refused with the very next call, at every replica, and what it watches
 * ends. How long that took is reported, not judged.
 */
class RevocationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @SuppressWarnings("NullAway.Init")
  private static TestHub one;

  @SuppressWarnings("NullAway.Init")
  private static TestHub two;

  @BeforeAll
  static void start() {
    one = TestHub.start();
    one.account();
    two = one.replica();
  }

  @AfterAll
  static void stop() {
    one.close();
  }

  @ParameterizedTest
  @EnumSource
  void theNextCallIsRefusedAndWatchesEnd(Loss loss, TestReporter reporter) throws Exception {
    var world = new World(one, Setting.INVITE, new Cast(one));
    var credential = loss.credential(world);
    var get = GetNetworkRequest.newBuilder().setNetwork(world.network()).build();
    var watches = new ArrayList<OpenWatch>();
    for (var door : List.of(one, two)) {
      var watch = OpenWatch.of(door.with(credential), world.network());
      watch.awaitSnapshot();
      watches.add(watch);
    }
    assertThat(watches).noneMatch(OpenWatch::isOver);

    loss.happen(world, credential);
    long lost = System.nanoTime();

    for (var door : List.of(two, one)) {
      assertThat(AtOnce.outcome(() -> door.with(credential).networks().getNetwork(get)))
          .isEqualTo(loss.answer());
    }
    await().atMost(PATIENCE).until(() -> watches.stream().allMatch(OpenWatch::isOver));
    var millis = watches.stream().map(watch -> watch.millisAfter(lost)).toList();
    reporter.publishEntry(loss + ": watches ended after ms", millis.toString());
  }
}
