package io.coterie.network.access;

import java.util.Locale;

/** Who may vouch for a plain member. */
public enum VouchRule {
  MEMBERS(Role.MEMBER),
  ADMINS(Role.ADMIN);

  private final Role least;

  VouchRule(Role least) {
    this.least = least;
  }

  /** The least role that may. */
  Role least() {
    return least;
  }

  /** As the database has it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rule of a text that {@link #text()} made. */
  public static VouchRule of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
