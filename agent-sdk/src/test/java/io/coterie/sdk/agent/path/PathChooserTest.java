package io.coterie.sdk.agent.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathChooserTest {
  private static final InetSocketAddress NEAR = new InetSocketAddress("192.0.2.1", 4000);
  private static final InetSocketAddress FAR = new InetSocketAddress("192.0.2.2", 4000);

  private final PathChooser chooser = new PathChooser(100);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void startsWithoutAnyAddress() {
    assertThat(chooser.best()).isEmpty();
    assertThat(chooser.nextDue(now)).isEmpty();
  }

  @Test
  void proposedAddressIsAskedAtOnceAndNotYetUsed() {
    chooser.propose(NEAR, now);
    assertThat(chooser.due(now)).extracting(PathChooser.Question::to).containsExactly(NEAR);
    assertThat(chooser.best()).isEmpty();
    assertThat(chooser.isPeer(NEAR)).isFalse();
  }

  @Test
  void addressThatAnswersIsUsed() {
    works(NEAR, Duration.ofMillis(20));
    assertThat(chooser.best()).contains(NEAR);
    assertThat(chooser.isPeer(NEAR)).isTrue();
    assertThat(chooser.roundTrip()).contains(Duration.ofMillis(20));
  }

  @Test
  void answerToWhatWasNeverAskedChangesNothing() {
    chooser.propose(NEAR, now);
    var asked = chooser.due(now).getFirst();
    chooser.answered(NEAR, asked.stamp() + 1, now);
    chooser.answered(FAR, asked.stamp(), now);
    assertThat(chooser.best()).isEmpty();
  }

  @Test
  void answerIsGoodForOneQuestionOnly() {
    chooser.propose(NEAR, now);
    var asked = chooser.due(now).getFirst();
    chooser.answered(NEAR, asked.stamp(), now);
    letPass(Duration.ofSeconds(8));
    assertThat(chooser.best()).isEmpty();
    chooser.answered(NEAR, asked.stamp(), now);
    assertThat(chooser.best()).isEmpty();
  }

  @Test
  void pathThatCarriesAndGoesSilentIsLeftWithinASecond() {
    works(NEAR, Duration.ofMillis(5));
    var died = now;
    while (chooser.best().isPresent()) {
      chooser.use(now);
      chooser.due(now);
      now = now.plusMillis(10);
    }
    assertThat(Duration.between(died, now)).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void pathThatCarriesAndAnswersStays() {
    works(NEAR, Duration.ofMillis(5));
    for (int i = 0; i < 500; i++) {
      chooser.use(now);
      var asked = chooser.due(now);
      now = now.plusMillis(10);
      asked.forEach(q -> chooser.answered(q.to(), q.stamp(), now));
    }
    assertThat(chooser.best()).contains(NEAR);
  }

  @Test
  void idlePathIsAskedRarely() {
    works(NEAR, Duration.ofMillis(5));
    int asked = 0;
    for (int i = 0; i < 3000; i++) {
      var questions = chooser.due(now);
      asked += questions.size();
      questions.forEach(q -> chooser.answered(q.to(), q.stamp(), now));
      now = now.plusMillis(10);
    }
    assertThat(asked).isBetween(5, 8);
  }

  @Test
  void addressThatNeverAnswersIsAskedMoreAndMoreRarely() {
    chooser.propose(NEAR, now);
    var times = new ArrayList<Instant>();
    for (int i = 0; i < 6000; i++) {
      if (!chooser.due(now).isEmpty()) {
        times.add(now);
      }
      now = now.plusMillis(10);
    }
    assertThat(times).hasSizeBetween(8, 14);
  }

  @Test
  void addressThatComesBackIsUsedAgain() {
    works(NEAR, Duration.ofMillis(5));
    letPass(Duration.ofSeconds(8));
    assertThat(chooser.best()).isEmpty();
    answer(Duration.ofSeconds(20), List.of(NEAR));
    assertThat(chooser.best()).contains(NEAR);
  }

  @Test
  void peerThatMovesIsFoundAtItsNewAddress() {
    works(NEAR, Duration.ofMillis(5));
    chooser.propose(FAR, now);
    answer(Duration.ofSeconds(10), List.of(FAR));
    assertThat(chooser.best()).contains(FAR);
  }

  @Test
  void shorterWayIsTakenIfItIsWorthIt() {
    works(FAR, Duration.ofMillis(80));
    works(NEAR, Duration.ofMillis(79));
    assertThat(chooser.best()).contains(FAR);
    chooser.propose(new InetSocketAddress("192.0.2.3", 1), now);
    works(new InetSocketAddress("192.0.2.3", 1), Duration.ofMillis(10));
    assertThat(chooser.best()).contains(new InetSocketAddress("192.0.2.3", 1));
  }

  @Test
  void onlySoManyAddressesAreLookedAt() {
    for (int i = 1; i < 100; i++) {
      chooser.propose(new InetSocketAddress("192.0.2.9", i), now);
    }
    assertThat(chooser.due(now)).hasSize(PathChooser.MOST_CANDIDATES);
  }

  @Test
  void addressThatNeverAnswersMakesRoomForAnother() {
    for (int i = 1; i <= PathChooser.MOST_CANDIDATES; i++) {
      chooser.propose(new InetSocketAddress("192.0.2.9", i), now);
    }
    letPass(Duration.ofMinutes(1));
    chooser.propose(NEAR, now);
    assertThat(chooser.due(now)).extracting(PathChooser.Question::to).contains(NEAR);
  }

  @Test
  void silentAddressIsAskedAtOnceWhenItIsProposedAgain() {
    chooser.propose(NEAR, now);
    letPass(Duration.ofMinutes(1));
    var _ = chooser.due(now);
    now = now.plusSeconds(2);
    assertThat(chooser.due(now)).isEmpty();
    chooser.propose(NEAR, now);
    assertThat(chooser.due(now)).hasSize(1);
    chooser.propose(NEAR, now);
    assertThat(chooser.due(now)).as("a peer can't have us ask all the time").isEmpty();
  }

  @Test
  void addressThatThePeerAsksFromIsAskedAtOnce() {
    chooser.propose(NEAR, now);
    assertThat(chooser.due(now)).hasSize(1);
    now = now.plusMillis(5);
    chooser.heard(NEAR, now);
    assertThat(chooser.due(now)).extracting(PathChooser.Question::to).containsExactly(NEAR);
    chooser.heard(NEAR, now);
    assertThat(chooser.due(now)).as("once between two regular times").isEmpty();
    now = now.plusMillis(45);
    assertThat(chooser.due(now)).as("the regular time stays").hasSize(1);
    chooser.heard(NEAR, now);
    assertThat(chooser.due(now)).hasSize(1);
  }

  @Test
  void addressThatThePeerAsksFromFirstIsAskedOnce() {
    chooser.heard(NEAR, now);
    assertThat(chooser.due(now)).extracting(PathChooser.Question::to).containsExactly(NEAR);
    assertThat(chooser.due(now)).isEmpty();
  }

  @Test
  void addressThatAnswersIsNotAskedMoreOftenSinceThePeerAsks() {
    works(NEAR, Duration.ofMillis(20));
    chooser.heard(NEAR, now);
    assertThat(chooser.due(now)).isEmpty();
  }

  private void works(InetSocketAddress address, Duration roundTrip) {
    chooser.propose(address, now);
    var question =
        chooser.due(now).stream().filter(q -> q.to().equals(address)).findFirst().orElseThrow();
    now = now.plus(roundTrip);
    chooser.answered(address, question.stamp(), now);
  }

  private void letPass(Duration time) {
    answer(time, List.of());
  }

  private void answer(Duration time, List<InetSocketAddress> alive) {
    var end = now.plus(time);
    while (now.isBefore(end)) {
      var asked = chooser.due(now);
      now = now.plusMillis(10);
      asked.stream()
          .filter(q -> alive.contains(q.to()))
          .forEach(q -> chooser.answered(q.to(), q.stamp(), now));
    }
  }
}
