package io.coterie.platform.id;

import java.util.Set;
import java.util.regex.Pattern;

/** A node's name: a DNS label (RFC 1123) in lower case that is not reserved. */
public record Hostname(String text) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Set<String> RESERVED = Set.of("localhost", "backbone", "broadcast");

  public Hostname {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a hostname is 1 to 63 lower-case letters, digits and inner hyphens");
    }
  }

  /** Whether the name may be looked for, but not taken. */
  public boolean isReserved() {
    return RESERVED.contains(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
