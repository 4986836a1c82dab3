package io.coterie.platform.feed;

import java.security.SecureRandom;

/** Names for epochs: random, so that two restored copies never share one. */
final class Epochs {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Epochs() {}

  static String fresh() {
    return Long.toUnsignedString(RANDOM.nextLong(), 36);
  }
}
