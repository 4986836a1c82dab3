package io.coterie.relay.forward;

/**
 * What may go through in a second.
 *
 * @param packets 0: any number
 * @param bytes of DATA frames; 0: any number
 */
public record RateLimit(long packets, long bytes) {
  public static final RateLimit NONE = new RateLimit(0, 0);

  public RateLimit {
    if (packets < 0 || bytes < 0) {
      throw new IllegalArgumentException("a limit is never negative");
    }
  }

  boolean isNone() {
    return packets == 0 && bytes == 0;
  }
}
