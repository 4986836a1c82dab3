package io.coterie.standalone.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.matrix.Expectations.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What one replica has made another judges alike, and so does one that has nothing but the database
 * to know it from, as after a restart.
 */
class ReplicaMatrixTest {
  /** Every so many rows one is asked again: enough to meet every service. */
  private static final int STEP = 8;

  @SuppressWarnings("NullAway.Init")
  private static TestHub hub;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
    hub.account();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void anotherReplicaAnswersAlikeAndOneThatStartsLaterToo() throws Exception {
    var survey = new Survey(hub, hub.replica(), Survey.UNHEARD);
    assertThat(survey.wrong(sample(0))).isEmpty();

    var late = hub.replica();

    assertThat(survey.through(late).wrong(sample(STEP / 2))).isEmpty();
  }

  private static List<Row> sample(int from) {
    var rows = Expectations.read().open();
    return IntStream.range(0, rows.size())
        .filter(i -> i % STEP == from)
        .mapToObj(rows::get)
        .toList();
  }
}
