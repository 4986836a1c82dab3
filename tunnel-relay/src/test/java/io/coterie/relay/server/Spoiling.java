package io.coterie.relay.server;

import java.util.Arrays;
import java.util.Random;

/** Makes frames worse: other bytes, other lengths. Not thread-safe. */
final class Spoiling {
  private static final int LONGEST = 1_600;
  private static final int MORE = 40;
  private static final int CHANGES = 4;

  private final Random random;

  Spoiling(Random random) {
    this.random = random;
  }

  /** Sometimes as it was. */
  byte[] spoiled(byte[] seed) {
    int length =
        switch (random.nextInt(8)) {
          case 0 -> random.nextInt(seed.length + MORE);
          case 1 -> random.nextInt(LONGEST);
          default -> seed.length;
        };
    var bytes = Arrays.copyOf(seed, length);
    int changes = random.nextInt(CHANGES);
    for (int i = 0; i < changes && length > 0; i++) {
      bytes[random.nextInt(length)] = (byte) random.nextInt();
    }
    if (length > 0 && random.nextInt(8) == 0) {
      bytes[0] = (byte) random.nextInt();
    }
    return bytes;
  }

  /** The same length, at most one byte changed. */
  byte[] touched(byte[] seed) {
    var bytes = seed.clone();
    if (bytes.length > 0 && random.nextBoolean()) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }
}
