package io.coterie.platform.id;

/**
 * Tells one life of a thing from the next: new at every join of a member, at every registration of
 * a node. Text: {@code inc_} and 26 characters of {@code [a-z0-9]}.
 */
public record Incarnation(String text) implements Comparable<Incarnation> {
  private static final IdFormat FORMAT = new IdFormat("inc");

  public Incarnation {
    FORMAT.check(text);
  }

  /** A new one: 130 random bits. */
  public static Incarnation random() {
    return new Incarnation(FORMAT.random());
  }

  /** Whether a text has the form of one. */
  public static boolean matches(String text) {
    return FORMAT.matches(text);
  }

  @Override
  public int compareTo(Incarnation other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
