package io.coterie.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.cli.policy.LineDiff.Line;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LineDiffTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  @Test
  void bothTextsAreInItAndItIsTheShortest() {
    var random = new Random(SEED);
    for (int round = 0; round < 2000; round++) {
      List<String> before = text(random);
      List<String> after = text(random);
      List<Line> lines = LineDiff.between(before, after);
      assertThat(without(Line.Added.class, lines)).as("-Dseed=" + SEED).isEqualTo(before);
      assertThat(without(Line.Removed.class, lines)).as("-Dseed=" + SEED).isEqualTo(after);
      assertThat(lines.stream().filter(Line.Kept.class::isInstance))
          .as("-Dseed=" + SEED)
          .hasSize(common(before, after));
    }
  }

  @Test
  void textsThatHaveNothingInCommonAreReplaced() {
    List<String> before = Collections.nCopies(5000, "a");
    List<String> after = Collections.nCopies(6000, "b");
    List<Line> lines = LineDiff.between(before, after);
    assertThat(without(Line.Added.class, lines)).isEqualTo(before);
    assertThat(without(Line.Removed.class, lines)).isEqualTo(after);
  }

  private static List<String> text(Random random) {
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(_ -> Integer.toString(random.nextInt(4)))
        .toList();
  }

  private static List<String> without(Class<? extends Line> kind, List<Line> lines) {
    return lines.stream().filter(line -> !kind.isInstance(line)).map(Line::text).toList();
  }

  /** The length of the longest common subsequence, the slow way. */
  private static int common(List<String> a, List<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    var lengths = new int[a.size() + 1][b.size() + 1];
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        lengths[i + 1][j + 1] =
            a.get(i).equals(b.get(j))
                ? lengths[i][j] + 1
                : Math.max(lengths[i][j + 1], lengths[i + 1][j]);
      }
    }
    return lengths[a.size()][b.size()];
  }
}
