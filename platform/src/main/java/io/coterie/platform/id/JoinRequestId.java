package io.coterie.platform.id;

/**
 * Names a request to join; it is no secret and lets nobody in. Text: {@code jrq_} and 26 characters
 * of {@code [a-z0-9]}.
 */
public record JoinRequestId(String text) implements Comparable<JoinRequestId> {
  private static final IdFormat FORMAT = new IdFormat("jrq");

  public JoinRequestId {
    FORMAT.check(text);
  }

  /** A new one: 130 random bits. */
  public static JoinRequestId random() {
    return new JoinRequestId(FORMAT.random());
  }

  /** Whether a text has the form of one. */
  public static boolean matches(String text) {
    return FORMAT.matches(text);
  }

  @Override
  public int compareTo(JoinRequestId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
