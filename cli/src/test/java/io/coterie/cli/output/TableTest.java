package io.coterie.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TableTest {
  @Test
  void columnsAreAlignedAndEmptyCellsKeepTheirPlace() {
    var table = new Table("NODE ID", "ADDRESS", "HOSTNAME", "REAL ADDR");
    table.row("685", "1:0001.0000.02AD", "", "34.71.57.205:4000");
    table.row(686, "1:0001.0000.02AE", "worker", "");
    assertThat(table.toString())
        .isEqualTo(
            """
            NODE ID  ADDRESS           HOSTNAME  REAL ADDR
            685      1:0001.0000.02AD            34.71.57.205:4000
            686      1:0001.0000.02AE  worker\
            """);
  }

  @Test
  void whatOthersWroteCanNotDriveTheTerminal() {
    assertThat(new Table("X").row("a\u001b[31mb\nc").toString()).isEqualTo("X\na?[31mb?c");
  }

  @Test
  void lengthsOfTimeShowTheirTwoLargestUnits() {
    assertThat(Times.text(Duration.ofSeconds(59))).isEqualTo("59s");
    assertThat(Times.text(Duration.ofSeconds(61))).isEqualTo("1m 1s");
    assertThat(Times.text(Duration.ofMinutes(61))).isEqualTo("1h 1m");
    assertThat(Times.text(Duration.ofHours(49))).isEqualTo("2d 1h");
  }
}
