package io.coterie.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
  @TempDir private Path folder;

  record Keys(Secret first, Optional<Secret> second, List<Secret> more) {}

  @Test
  void itIsNeverPrinted() {
    var keys = new Keys(Secret.of("hunter2"), Optional.of(Secret.of("hunter2")), List.of());

    assertThat(keys.toString()).doesNotContain("hunter2");
    assertThat(keys.first().reveal()).isEqualTo("hunter2");
  }

  @Test
  void itCanBeTheContentOfAFile() throws IOException {
    var file = Files.writeString(folder.resolve("key"), "hunter2\n");

    assertThat(read(Map.of("keys.first", "file:" + file)).first()).isEqualTo(Secret.of("hunter2"));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    var error =
        catchThrowableOfType(
            ConfigurationException.class, () -> read(Map.of("keys.first", "file:/nowhere/key")));

    assertThat(error).hasMessageContaining("the file /nowhere/key can't be read");
  }

  @Test
  void noErrorShowsItsValue() {
    var error =
        catchThrowableOfType(
            ConfigurationException.class,
            () -> read(Map.of("keys.first", "", "keys.second", "", "keys.more", "hunter2\0")));

    assertThat(error.errors())
        .hasSize(2)
        .allMatch(line -> line.contains("this value is not text"))
        .noneMatch(line -> line.contains("hunter2"));
  }

  @Test
  void equalOnesAreEqual() {
    assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).isNotEqualTo(Secret.of("b"));
    assertThat(Secret.of("a")).hasSameHashCodeAs(Secret.of("b"));
  }

  private static Keys read(Map<String, String> values) {
    return Configuration.load(Sources.none().values("test", values)).section("keys", Keys.class);
  }
}
