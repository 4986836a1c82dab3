package io.coterie.platform.config.docs;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.coterie.platform.config.Default;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigMappingTest {
  record Pair(@Default("1") int left, String rightHand) {}

  private final ConfigMapping<Pair> mapping = ConfigMapping.of("pair", Pair.class);

  @Test
  void everyKeyWithAValueOfItsOwnPasses() {
    mapping.maps(Map.of("left", "2", "right-hand", "x"), new Pair(2, "x"));
    mapping.defaultsTo(new Pair(1, "x"), Map.of("right-hand", "x"));
  }

  @Test
  void aKeyLeftOutFails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> mapping.maps(Map.of("left", "2"), new Pair(2, "x")))
        .withMessage("no value is given for right-hand");
  }

  @Test
  void aKeyWithItsDefaultFails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> mapping.maps(Map.of("left", "1", "right-hand", "x"), new Pair(1, "x")))
        .withMessageContaining("left is given its default");
  }

  @Test
  void anotherRecordFails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> mapping.maps(Map.of("left", "2", "right-hand", "x"), new Pair(3, "x")))
        .withMessageContaining("expected Pair[left=3");
  }
}
