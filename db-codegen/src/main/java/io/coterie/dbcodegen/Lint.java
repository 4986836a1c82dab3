package io.coterie.dbcodegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the generated classes pass the build's lint: jOOQ writes {@code "all"}, which javac does
 * not know.
 */
final class Lint {
  private static final String AS_GENERATED = "@SuppressWarnings({ \"all\",";
  private static final String WITH_NAMES =
      "@SuppressWarnings({ \"static\", \"deprecation\", \"removal\", \"serial\", \"all\",";

  private Lint() {}

  static void suppress(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Files.writeString(file, Files.readString(file).replace(AS_GENERATED, WITH_NAMES));
      }
    }
  }
}
