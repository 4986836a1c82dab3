package io.coterie.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PortConverterTest {
  @Test
  void zeroIsAPortOnlyWhereItStandsForAny() {
    assertThat(new PortConverter().convert("65535")).isEqualTo(65_535);
    assertThat(new PortConverter.OrZero().convert("0")).isZero();
    assertThatThrownBy(() -> new PortConverter().convert("0"))
        .isInstanceOf(TypeConversionException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "70000", "http", "", "99999999999"})
  void whatIsNoPortIsRefusedAsSuch(String text) {
    assertThatThrownBy(() -> new PortConverter.OrZero().convert(text))
        .hasMessage("'%s' is not a port", text);
  }
}
