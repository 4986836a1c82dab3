package io.coterie.network.access;

import java.util.Locale;

/** What a member may do, the highest first. */
public enum Role {
  OWNER,
  ADMIN,
  MEMBER,
  /** Accounts only. */
  VIEWER;

  /** Whether this is the given role or a higher one. */
  public boolean atLeast(Role needed) {
    return compareTo(needed) <= 0;
  }

  /** As the database and messages have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a text that {@link #text()} made. */
  public static Role of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
