package io.coterie.platform.identity;

import java.util.Locale;

/** The services of a deployment; the set is closed, so that an identity can't name another. */
public enum ServiceName {
  AUTH,
  REGISTRY,
  NETWORK,
  GATEWAY;

  /** As it stands in identities, e.g. {@code auth-service}; the gateway is {@code gateway}. */
  public String text() {
    return this == GATEWAY ? "gateway" : name().toLowerCase(Locale.ROOT) + "-service";
  }
}
