package io.coterie.sdk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to speak to a hub.
 *
 * @param deadline how long a unary call may take, unless it brings a deadline of its own
 * @param userAgent what the client calls itself
 * @param trust PEM certificates to trust instead of the JDK's, for a hub with a certificate of its
 *     own
 */
public record ClientOptions(Duration deadline, String userAgent, Optional<Path> trust) {
  /** 30 seconds, the JDK's trusted certificates. */
  public static final ClientOptions DEFAULT =
      new ClientOptions(Duration.ofSeconds(30), "coterie-sdk", Optional.empty());

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException when the deadline is not positive
   */
  public ClientOptions {
    if (!deadline.isPositive()) {
      throw new IllegalArgumentException("a deadline is longer than nothing");
    }
  }
}
