package io.coterie.platform.id;

/**
 * Names an invite; it is no secret and lets nobody in. Text: {@code ivt_} and 26 characters of
 * {@code [a-z0-9]}.
 */
public record InviteId(String text) implements Comparable<InviteId> {
  private static final IdFormat FORMAT = new IdFormat("ivt");

  public InviteId {
    FORMAT.check(text);
  }

  /** A new one: 130 random bits. */
  public static InviteId random() {
    return new InviteId(FORMAT.random());
  }

  /** Whether a text has the form of one. */
  public static boolean matches(String text) {
    return FORMAT.matches(text);
  }

  @Override
  public int compareTo(InviteId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
