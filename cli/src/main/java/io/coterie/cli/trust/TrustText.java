package io.coterie.cli.trust;

import io.coterie.registry.v1.Trust;

/** Trusted nodes as people read them. */
final class TrustText {
  private TrustText() {}

  /** {@code builder (686)}, or the number alone. */
  static String name(Trust trust) {
    var number = Integer.toUnsignedString(trust.getNumber());
    return trust.getHostname().isEmpty()
        ? number
        : "%s (%s)".formatted(trust.getHostname(), number);
  }
}
