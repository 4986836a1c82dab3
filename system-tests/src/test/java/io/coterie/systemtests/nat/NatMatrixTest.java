package io.coterie.systemtests.nat;

import io.coterie.systemtests.agent.Way;
import io.coterie.systemtests.lab.NeedsNamespaces;
import io.coterie.systemtests.nat.Matrix.Pair;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Agents behind every kind of NAT reach agents behind every kind, by the best way there is. */
@NeedsNamespaces
final class NatMatrixTest {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void everyTwoKindsMeetByTheBestWay() throws Exception {
    allMeetByTheBestWay(Matrix.triangle());
  }

  @Test
  @Tag("full")
  void everyTwoKindsMeetByTheBestWayWhoeverDials() throws Exception {
    allMeetByTheBestWay(Matrix.square());
  }

  private void allMeetByTheBestWay(List<Pair> pairs) throws Exception {
    try (var stage = Stage.build(folder)) {
      var matrix = new Matrix(stage);
      stage.awaitAll();
      var outcomes = matrix.outcomes(pairs);
      MatrixPage.write(outcomes);
      var softly = new SoftAssertions();
      outcomes.forEach((pair, outcome) -> {
        softly.assertThat(outcome.way()).as("%s", pair).isEqualTo(pair.best());
        softly
            .assertThat(outcome.whole())
            .as("what %s sends comes back", pair)
            .isEqualTo(pair.best() != Way.NONE);
      });
      softly.assertAll();
    }
  }
}
