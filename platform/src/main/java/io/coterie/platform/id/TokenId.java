package io.coterie.platform.id;

/** Names a token; it is no secret. Text: {@code tok_} and 26 characters of {@code [a-z0-9]}. */
public record TokenId(String text) implements Comparable<TokenId> {
  private static final IdFormat FORMAT = new IdFormat("tok");

  public TokenId {
    FORMAT.check(text);
  }

  /** A new one: 130 random bits. */
  public static TokenId random() {
    return new TokenId(FORMAT.random());
  }

  /** Whether a text has the form of one. */
  public static boolean matches(String text) {
    return FORMAT.matches(text);
  }

  @Override
  public int compareTo(TokenId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
