package io.coterie.platform.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "1, 685, 1:0001.0000.02AD",
    "0, 1, 0:0000.0000.0001",
    "65535, 4294967294, 65535:FFFF.FFFF.FFFE",
    "65536, 2147483648, 65536:0001.0000.8000.0000",
    "4294967295, 1, 4294967295:FFFF.FFFF.0000.0001",
  })
  void textAndValueAgreeBothWays(long network, long node, String text) {
    var address = new Address(new NetworkNumber(network), new NodeNumber(node));

    assertThat(address).hasToString(text);
    assertThat(Address.parse(text)).isEqualTo(address);
  }

  @Test
  void lowerCaseIsUnderstood() {
    assertThat(Address.parse("1:0001.0000.02ad")).hasToString("1:0001.0000.02AD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1:0001.0000",
        "2:0001.0000.02AD",
        "65536:0000.0000.02AD",
        "1:0000.0001.0000.02AD",
        "1:0001.0000.0000",
        "1:0001.FFFF.FFFF",
        "4294967296:0001.0000.0000.0001",
        "1:0001.0000.02AG",
        " 1:0001.0000.02AD",
      })
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Address.parse(text));
  }
}
