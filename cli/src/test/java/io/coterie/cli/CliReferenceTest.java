package io.coterie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class CliReferenceTest {
  @Test
  void referenceIsUpToDate() throws IOException {
    Path file = Path.of("../docs/cli.md");
    if (System.getProperty("update-docs") != null) {
      Files.writeString(file, CliReference.text());
    }
    assertThat(Files.readString(file))
        .as("run this test with -Dupdate-docs")
        .isEqualTo(CliReference.text());
  }
}
