package io.coterie.network.member;

import io.coterie.platform.id.Hostname;
import java.util.Optional;

/** Reads hostnames that may be none. */
public final class Hostnames {
  private Hostnames() {}

  /** The hostname of a text, if it has the form of one. */
  public static Optional<Hostname> parse(String text) {
    try {
      return Optional.of(new Hostname(text));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}
