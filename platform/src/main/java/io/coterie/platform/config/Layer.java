package io.coterie.platform.config;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One source: its settings by the name they have there, and how it names a key. */
record Layer(Map<String, Setting> settings, Function<Key, String> naming) {
  Layer {
    settings = Map.copyOf(settings);
  }

  static Layer ofKeys(Map<String, Setting> settings) {
    return new Layer(settings, Key::path);
  }

  static Layer ofValues(String origin, Map<String, String> values) {
    var settings = new TreeMap<String, Setting>();
    values.forEach((key, value) -> settings.put(key, new Setting.Scalar(value, origin)));
    return ofKeys(settings);
  }

  Optional<Setting> find(Key key) {
    return Optional.ofNullable(settings.get(naming.apply(key)));
  }

  /** One line for every setting that is none of the given keys. */
  Stream<String> unknown(Set<Key> claimed) {
    var known = claimed.stream().map(naming).collect(Collectors.toSet());
    return settings.entrySet().stream()
        .filter(setting -> !known.contains(setting.getKey()))
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .map(setting -> line(setting.getKey(), setting.getValue().origin(), known));
  }

  private static String line(String name, String origin, Set<String> known) {
    var nearest = NearestNames.to(name, known);
    var hint = nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
    var where = origin.equals(name) ? "" : " (" + origin + ")";
    return name + ": unknown key" + hint + where;
  }
}
