package io.coterie.platform.config.docs;

import static java.util.stream.Collectors.joining;

import io.coterie.platform.config.KeyDescription;
import io.coterie.platform.config.Section;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Renders the reference of configuration keys. */
public final class ConfigReference {
  private ConfigReference() {}

  /** Tables in Markdown, one a section, in order of the prefixes. */
  public static String markdown(Collection<? extends Section<?>> sections) {
    return sorted(sections).stream().map(ConfigReference::table).collect(joining("\n"));
  }

  /** A line a key, for a terminal. */
  public static String plain(Collection<? extends Section<?>> sections) {
    return sorted(sections).stream()
        .flatMap(KeyDescription::of)
        .map(key ->
            "  %-36s %s".formatted(key.key(), key.meaning() + plainDefault(key)).stripTrailing())
        .collect(joining("\n"));
  }

  private static List<? extends Section<?>> sorted(Collection<? extends Section<?>> sections) {
    return sections.stream().sorted(Comparator.comparing(Section::prefix)).toList();
  }

  private static String table(Section<?> section) {
    return """
    ## %s

    | key | environment | type | default | meaning |
    |---|---|---|---|---|
    %s
    """
        .formatted(
            section.prefix(),
            KeyDescription.of(section).map(ConfigReference::row).collect(joining("\n")));
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
