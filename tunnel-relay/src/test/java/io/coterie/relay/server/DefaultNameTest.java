package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DefaultNameTest {
  @ParameterizedTest
  @CsvSource({
    "edge-1.example, 3478, relay-edge-1.example",
    "edge-1.example, 0, relay-edge-1.example",
    "edge-1, 4000, relay-edge-1-4000",
    "Laptop of_Ann, 3478, relay-laptop-of-ann",
    "trailing., 4000, relay-trailing-4000",
    "'', 3478, relay",
  })
  void relayIsCalledByItsHostAndByAPortThatIsNotTheUsualOne(String host, int port, String name) {
    assertThat(DefaultName.of(host, port)).isEqualTo(name);
  }

  @Test
  void nameFitsIntoGrantsHoweverLongTheHostsIs() {
    var name = DefaultName.of("a".repeat(57) + ".b".repeat(80), 65_535);
    assertThat(name).hasSizeLessThanOrEqualTo(63).matches("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");
    assertThat(name).endsWith("-65535");
  }
}
