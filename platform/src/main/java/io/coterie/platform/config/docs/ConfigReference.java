package io.coterie.platform.config.docs;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.coterie.platform.config.KeyDescription;
import io.coterie.platform.config.Section;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Renders the reference of configuration keys. */
public final class ConfigReference {
  private ConfigReference() {}

  /** Tables in Markdown, one a prefix, in order of the prefixes. */
  public static String markdown(Collection<? extends Section<?>> sections) {
    return sections.stream()
        .collect(
            groupingBy(Section::prefix, TreeMap::new, flatMapping(KeyDescription::of, toList())))
        .entrySet()
        .stream()
        .map(prefix -> table(prefix.getKey(), prefix.getValue()))
        .collect(joining("\n"));
  }

  /** A line a key, for a terminal. */
  public static String plain(Collection<? extends Section<?>> sections) {
    var keys = sorted(sections).stream().flatMap(KeyDescription::of).toList();
    int width = keys.stream().mapToInt(key -> key.key().length()).max().orElse(1);
    return keys.stream()
        .map(key ->
            ("  %-" + width + "s  %s").formatted(key.key(), key.meaning() + plainDefault(key)))
        .map(String::stripTrailing)
        .collect(joining("\n"));
  }

  private static List<? extends Section<?>> sorted(Collection<? extends Section<?>> sections) {
    return sections.stream().sorted(Comparator.comparing(Section::prefix)).toList();
  }

  private static String table(String prefix, List<KeyDescription> keys) {
    return """
    ## %s

    | key | environment | type | default | meaning |
    |---|---|---|---|---|
    %s
    """
        .formatted(prefix, keys.stream().map(ConfigReference::row).collect(joining("\n")));
  }

  private static String row(KeyDescription key) {
    return "| `%s` | `%s` | %s | %s | %s |"
        .formatted(
            key.key(),
            key.environmentName(),
            escaped(key.type()),
            key.required()
                ? "required"
                : key.defaultText().map(text -> "`" + escaped(text) + "`").orElse("–"),
            escaped(key.meaning()));
  }

  private static String plainDefault(KeyDescription key) {
    return key.required()
        ? " (required)"
        : key.defaultText().map(text -> " (" + text + ")").orElse("");
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|");
  }
}
