package io.coterie.platform.identity;

import java.util.Locale;

/** The services of a deployment; the set is closed, so that an identity can't name another. */
public enum ServiceName {
  AUTH,
  REGISTRY,
  NETWORK,
  GATEWAY,
  RELAY;

  /** As it stands in identities, e.g. {@code auth-service}; {@code gateway} and {@code relay}. */
  public String text() {
    var text = name().toLowerCase(Locale.ROOT);
    return switch (this) {
      case AUTH, REGISTRY, NETWORK -> text + "-service";
      case GATEWAY, RELAY -> text;
    };
  }
}
