package io.coterie.relay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.wire.seal.SequenceWindow;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SequenceWindowTest {
  @Test
  void eachIsTakenOnce() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var window = SequenceWindow.EMPTY;
    var taken = new HashSet<Long>();
    long highest = 0;
    for (int i = 0; i < 100_000; i++) {
      long sequence = Math.max(0, highest + random.nextInt(160) - 100);
      boolean right = sequence > 0 && sequence > highest - 64 && !taken.contains(sequence);
      assertThat(window.admits(sequence)).as("seed %d, step %d", seed, i).isEqualTo(right);
      if (right) {
        window = window.take(sequence);
        taken.add(sequence);
        highest = Math.max(highest, sequence);
      }
    }
  }
}
