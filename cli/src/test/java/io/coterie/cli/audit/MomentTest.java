package io.coterie.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class MomentTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-01T12:00:00Z"), ZoneOffset.UTC);

  @Test
  void isALengthOfTimeAgoADayOrATime() {
    assertThat(instant("24h")).isEqualTo("2026-01-31T12:00:00Z");
    assertThat(instant("2026-01-31")).isEqualTo("2026-01-31T00:00:00Z");
    assertThat(instant("2026-01-31T10:00:00+02:00")).isEqualTo("2026-01-31T08:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-13-01", "2026-01-31T10:00", "T", "-1h", ""})
  void anythingElseIsRefusedWithExamples(String text) {
    assertThatThrownBy(() -> new Moment.Converter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'");
  }

  private static String instant(String text) {
    var time = new Moment.Converter().convert(text).timestamp(CLOCK);
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).toString();
  }
}
