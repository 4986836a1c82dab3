package io.coterie.platform.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.platform.call.Call;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.refusal.RefusalMinutes.Counted;
import io.coterie.platform.rpc.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RefusalMinutesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = START.plus(RefusalMinutes.MINUTE);

  private final RefusalMinutes minutes = new RefusalMinutes();

  @Test
  void theFirstIsAnEventAndTheLastSaysHowMany() {
    var first = count("10.0.0.1", "a", START);
    assertThat(first).isInstanceOf(Counted.First.class);
    assertThat(count("10.0.0.1", "a", END.minusNanos(1))).isInstanceOf(Counted.Again.class);

    assertThat(minutes.over(END.minusNanos(1))).isEmpty();
    assertThat(minutes.over(END))
        .containsExactly(((Counted.First) first).event().toBuilder().setCount(2).build());
    assertThat(minutes.over(Instant.MAX)).isEmpty();
    assertThat(count("10.0.0.1", "a", END)).isInstanceOf(Counted.First.class);
  }

  @Test
  void whatHappenedOnceIsSaidOnce() {
    assertThat(count("10.0.0.1", "a", START)).isInstanceOf(Counted.First.class);
    assertThat(minutes.over(END)).isEmpty();
  }

  @Test
  void othersAreCountedForThemselves() {
    for (var who : new String[] {"10.0.0.1", "10.0.0.2"}) {
      assertThat(count(who, "a", START)).isInstanceOf(Counted.First.class);
    }
  }

  @Test
  void targetsOfOneCallerAreBoundedWithinAMinuteOnly() {
    for (int minute = 0; minute < 3; minute++) {
      var at = START.plus(Duration.ofMinutes(minute));
      var events =
          IntStream.range(0, 1_000)
              .mapToObj(i -> count("10.0.0.1", "target-" + i, at))
              .filter(Counted.First.class::isInstance)
              .toList();
      assertThat(events).hasSize(RefusalMinutes.MOST_TARGETS + 1);
      assertThat(minutes.over(at.plus(RefusalMinutes.MINUTE)))
          .singleElement()
          .satisfies(rest -> assertThat(rest.getTarget()).isEmpty())
          .extracting(AuditEvent::getCount)
          .isEqualTo(1_000 - RefusalMinutes.MOST_TARGETS);
    }
  }

  @Test
  void tooManyCallersAreLostAndThereIsRoomAgainLater() {
    var few = new RefusalMinutes(2);
    assertThat(few.count(refusal("10.0.0.1", "a"), START)).isInstanceOf(Counted.First.class);
    assertThat(few.count(refusal("10.0.0.2", "a"), START)).isInstanceOf(Counted.First.class);
    assertThat(few.count(refusal("10.0.0.3", "a"), START)).isInstanceOf(Counted.Lost.class);
    assertThat(few.count(refusal("10.0.0.2", "a"), START)).isInstanceOf(Counted.Again.class);
    assertThat(few.over(END)).hasSize(1);
    assertThat(few.count(refusal("10.0.0.3", "a"), END)).isInstanceOf(Counted.First.class);
  }

  private Counted count(String address, String target, Instant at) {
    return minutes.count(refusal(address, target), at);
  }

  private static Refusal refusal(String address, String target) {
    var call =
        new Call(
            "call",
            "DeleteNetwork",
            new Caller.Anonymous(),
            address,
            "",
            Optional.empty(),
            Optional.empty());
    return new Refusal(call, call.method(), "NETWORK_NOT_FOUND", target, Optional.empty());
  }
}
