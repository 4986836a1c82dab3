package io.coterie.registry.presence;

/** Names a relay: 1 to 63 of {@code [a-z0-9.-]}. */
public record RelayName(String text) {
  private static final int LONGEST = 63;

  public RelayName {
    if (text.isEmpty()
        || text.length() > LONGEST
        || !text.chars()
            .allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.')) {
      throw new IllegalArgumentException("not the name of a relay");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
