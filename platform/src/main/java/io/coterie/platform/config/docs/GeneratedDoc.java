package io.coterie.platform.config.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A document that is generated from the code and kept in the repository: a test calls this, so that
 * the build fails when it is out of date.
 */
public final class GeneratedDoc {
  /** With {@code -Dupdate-docs} the file is rewritten instead. */
  static final String UPDATE = "update-docs";

  private GeneratedDoc() {}

  public static void assertUpToDate(Path file, String expected) throws IOException {
    if (System.getProperty(UPDATE) != null) {
      Files.writeString(file, expected);
      return;
    }
    var actual = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    if (!actual.equals(expected)) {
      throw new AssertionError(
          file.getFileName()
              + " is out of date: run this test with -D"
              + UPDATE
              + " and commit the file");
    }
  }
}
