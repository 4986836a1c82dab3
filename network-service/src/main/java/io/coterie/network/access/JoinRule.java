package io.coterie.network.access;

import java.util.Locale;

/** How one gets into a network. */
public enum JoinRule {
  /** Whoever names it. */
  OPEN,
  /** Whoever has the join secret. */
  TOKEN,
  /** Whoever a member vouches for, or who has an invite code. */
  INVITE;

  /** As the database has it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rule of a text that {@link #text()} made. */
  public static JoinRule of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
