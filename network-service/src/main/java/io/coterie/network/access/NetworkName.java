package io.coterie.network.access;

import java.util.regex.Pattern;

/** A network's name, unique among its owner's. */
public record NetworkName(String text) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final String BACKBONE = "backbone";

  public NetworkName {
    if (!matches(text)) {
      throw new IllegalArgumentException(
          "a network's name is 1 to 63 lower-case letters, digits and inner hyphens");
    }
  }

  /** Whether a text has the form of one. */
  static boolean matches(String text) {
    return FORM.matcher(text).matches();
  }

  /** Whether no network may have it. */
  public boolean isReserved() {
    return text.equals(BACKBONE);
  }

  @Override
  public String toString() {
    return text;
  }
}
