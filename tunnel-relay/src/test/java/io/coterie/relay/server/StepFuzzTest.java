package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Repeated with {@code -Dcoterie.test.seed=}. */
final class StepFuzzTest {
  static final long SEED = Long.getLong("coterie.test.seed", new Random().nextLong());

  private static final int ROUNDS = 100_000;

  /** Fewer would say that most frames never got beyond the first check. */
  private static final int OUTCOMES = 15;

  @Test
  void anythingFromAgentsAndStrangersLeavesTheRelayAsItShouldBe() {
    var fuzz = new StepFuzz(SEED);
    fuzz.run(ROUNDS, _ -> {});
    assertThat(fuzz.outcomes()).as("seed %d", SEED).isGreaterThan(OUTCOMES);
  }
}
