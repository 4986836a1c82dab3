package io.coterie.platform.id;

/** Names an audit event. Text: {@code aud_} and 26 characters of {@code [a-z0-9]}. */
public record AuditId(String text) implements Comparable<AuditId> {
  private static final IdFormat FORMAT = new IdFormat("aud");

  public AuditId {
    FORMAT.check(text);
  }

  /** A new one: 130 random bits. */
  public static AuditId random() {
    return new AuditId(FORMAT.random());
  }

  /** Whether a text has the form of one. */
  public static boolean matches(String text) {
    return FORMAT.matches(text);
  }

  @Override
  public int compareTo(AuditId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
