package io.coterie.platform.config;

/**
 * A configuration record and where its keys stand: with prefix {@code auth.login}, the component
 * {@code maxFailures} is the key {@code auth.login.max-failures}.
 */
public record Section<T extends Record>(String prefix, Class<T> type) {
  public Section {
    Key.check(prefix);
    if (!type.isRecord()) {
      throw new IllegalArgumentException(type.getName() + " is not a record");
    }
  }
}
