package io.coterie.policy;

import java.util.Locale;

/** A role that a node can have in a network; viewers have no nodes. */
public enum NodeRole {
  OWNER,
  ADMIN,
  MEMBER;

  /** As policies have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
