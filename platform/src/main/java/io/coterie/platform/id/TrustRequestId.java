package io.coterie.platform.id;

/** Names a request for trust. Text: {@code trq_} and 26 characters of {@code [a-z0-9]}. */
public record TrustRequestId(String text) implements Comparable<TrustRequestId> {
  private static final IdFormat FORMAT = new IdFormat("trq");

  public TrustRequestId {
    FORMAT.check(text);
  }

  /** A new one: 130 random bits. */
  public static TrustRequestId random() {
    return new TrustRequestId(FORMAT.random());
  }

  /** Whether a text has the form of one. */
  public static boolean matches(String text) {
    return FORMAT.matches(text);
  }

  @Override
  public int compareTo(TrustRequestId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
