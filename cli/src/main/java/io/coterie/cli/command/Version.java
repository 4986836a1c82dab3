package io.coterie.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Which version of the command this is. */
public final class Version implements IVersionProvider {
  /** The version that was built. */
  public static String own() {
    try (InputStream text =
        Objects.requireNonNull(
            Version.class.getResourceAsStream("/io/coterie/cli/version.txt"), "version.txt")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String[] getVersion() {
    return new String[] {"coterie " + own()};
  }
}
