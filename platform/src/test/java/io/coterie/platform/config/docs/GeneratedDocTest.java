package io.coterie.platform.config.docs;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@DisabledIfSystemProperty(named = GeneratedDoc.UPDATE, matches = ".*")
class GeneratedDocTest {
  @TempDir private Path folder;

  @Test
  void theSameTextPasses() throws IOException {
    GeneratedDoc.assertUpToDate(Files.writeString(folder.resolve("a.md"), "text"), "text");
  }

  @Test
  void otherTextOrNoFileFailsAndSaysWhatToDo() throws IOException {
    var file = Files.writeString(folder.resolve("a.md"), "old");

    for (var outdated : new Path[] {file, folder.resolve("absent.md")}) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> GeneratedDoc.assertUpToDate(outdated, "new"))
          .withMessageContaining("run this test with -Dupdate-docs");
    }
  }
}
