package io.coterie.platform.id;

/**
 * Names a network; to an outsider it is also what keeps a private network hidden, hence the length.
 * Text: {@code net_} and 26 characters of {@code [a-z0-9]}.
 */
public record NetworkId(String text) implements Comparable<NetworkId> {
  private static final IdFormat FORMAT = new IdFormat("net");

  public NetworkId {
    FORMAT.check(text);
  }

  /** A new one: 130 random bits. */
  public static NetworkId random() {
    return new NetworkId(FORMAT.random());
  }

  /** Whether a text has the form of one. */
  public static boolean matches(String text) {
    return FORMAT.matches(text);
  }

  @Override
  public int compareTo(NetworkId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
