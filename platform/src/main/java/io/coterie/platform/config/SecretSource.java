package io.coterie.platform.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A secret is given as itself, or as {@code file:} and the path of a file that holds it, as
 * orchestrators mount them.
 */
final class SecretSource {
  private static final String FILE = "file:";

  private SecretSource() {}

  static Secret read(String text) {
    if (!text.startsWith(FILE)) {
      return Secret.of(text);
    }
    var file = Path.of(text.substring(FILE.length()));
    try {
      return Secret.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw new InvalidValueException("the file " + file + " can't be read", e);
    }
  }
}
