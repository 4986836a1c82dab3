package io.coterie.policy;

import java.util.Locale;

/** What a rule says of what it matches. */
public enum Action {
  ALLOW,
  DENY;

  /** As policies have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
