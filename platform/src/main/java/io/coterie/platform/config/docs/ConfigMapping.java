package io.coterie.platform.config.docs;

import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.KeyDescription;
import io.coterie.platform.config.Section;
import io.coterie.platform.config.Sources;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * For the test every configuration record has: that each of its keys reaches the component it is
 * meant for. Throws AssertionError, so that it needs no test library.
 */
public final class ConfigMapping<T extends Record> {
  private final Section<T> section;

  private ConfigMapping(Section<T> section) {
    this.section = section;
  }

  public static <T extends Record> ConfigMapping<T> of(String prefix, Class<T> type) {
    return new ConfigMapping<>(new Section<>(prefix, type));
  }

  /** With nothing set but required keys, the record is the one given. */
  public void defaultsTo(T expected, Map<String, String> required) {
    equal(expected, read(required));
  }

  /**
   * With these values, the record is the one given.
   *
   * @param values one for every key, named without the prefix, and each other than its default
   */
  public void maps(Map<String, String> values, T expected) {
    checkComplete(values.keySet());
    KeyDescription.of(section)
        .filter(key -> key.defaultText().equals(Optional.ofNullable(values.get(bare(key)))))
        .forEach(key -> fail(bare(key) + " is given its default, so that the test proves nothing"));
    equal(expected, read(values));
  }

  private void checkComplete(Set<String> given) {
    var missing = new TreeSet<String>();
    KeyDescription.of(section).map(this::bare).forEach(missing::add);
    missing.removeAll(given);
    if (!missing.isEmpty()) {
      fail("no value is given for " + String.join(", ", missing));
    }
  }

  private T read(Map<String, String> values) {
    var prefixed = new TreeMap<String, String>();
    values.forEach((key, value) -> prefixed.put(section.prefix() + "." + key, value));
    var configuration = Configuration.load(Sources.none().values("test", prefixed));
    var record = configuration.section(section.prefix(), section.type());
    configuration.checkNoUnknownKeys();
    return record;
  }

  private String bare(KeyDescription key) {
    return key.key().substring(section.prefix().length() + 1);
  }

  private static void equal(Record expected, Record actual) {
    if (!expected.equals(actual)) {
      fail("expected " + expected + " but was " + actual);
    }
  }

  private static void fail(String message) {
    throw new AssertionError(message);
  }
}
