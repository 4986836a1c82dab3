package io.coterie.policy;

import java.util.regex.Pattern;

/** A node's name inside its network: 1 to 63 of {@code [a-z0-9-]}, no hyphen at either end. */
public record Hostname(String text) implements Comparable<Hostname> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  public Hostname {
    if (!matches(text)) {
      throw new IllegalArgumentException("not a hostname: " + text);
    }
  }

  /** Whether a text has the form of one. */
  public static boolean matches(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(Hostname other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
