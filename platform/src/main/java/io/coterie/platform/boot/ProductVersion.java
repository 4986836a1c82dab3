package io.coterie.platform.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Coterie that runs. */
public final class ProductVersion {
  /** Put into the jar by Maven. */
  private static final String DESCRIPTOR =
      "/META-INF/maven/io.coterie/coterie-platform/pom.properties";

  private ProductVersion() {}

  /** {@code development} when it does not run from a jar. */
  public static String current() {
    try (var in = ProductVersion.class.getResourceAsStream(DESCRIPTOR)) {
      var properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "development");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
