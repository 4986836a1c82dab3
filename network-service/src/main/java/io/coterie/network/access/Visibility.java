package io.coterie.network.access;

import java.util.Locale;

/** Who can see that a network exists. */
public enum Visibility {
  /** Whoever is in it. */
  PRIVATE,
  /** Everybody. */
  PUBLIC;

  /** As the database has it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The visibility of a text that {@link #text()} made. */
  public static Visibility of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
