package io.coterie.policy;

import java.util.Locale;

/** How something travels to a port. */
public enum Protocol {
  STREAM,
  DATAGRAM;

  /** As policies have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
