package io.coterie.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class SpanConverterTest {
  @ParameterizedTest
  @CsvSource({"90s, PT90S", "30m, PT30M", "12h, PT12H", "7d, PT168H", "7, PT168H", "2w, PT336H"})
  void lengthIsANumberAndAUnit(String text, Duration length) {
    assertThat(new SpanConverter().convert(text)).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0d", "-1d", "d", "7y", "1.5h", "9999999999s"})
  void anythingElseIsRefused(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new SpanConverter().convert(text));
  }

  @Test
  void whatLooksLikeANodeIsOne() {
    assertThat(Principals.of("bob", false).getAccount()).isEqualTo("bob");
    assertThat(Principals.of("686", false).getNode()).isEqualTo("686");
    assertThat(Principals.of("node_" + "a".repeat(26), false).hasNode()).isTrue();
    assertThat(Principals.of("worker", true).getNode()).isEqualTo("worker");
  }
}
