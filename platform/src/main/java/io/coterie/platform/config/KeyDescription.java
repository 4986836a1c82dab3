package io.coterie.platform.config;

import java.util.Optional;
import java.util.stream.Stream;

/** What the reference says about a key. */
public record KeyDescription(
    String key,
    String environmentName,
    String type,
    Optional<String> defaultText,
    boolean required,
    String meaning) {

  /** The keys of a section, in order of declaration. */
  public static Stream<KeyDescription> of(Section<?> section) {
    return Property.of(section.prefix(), section.type()).map(KeyDescription::of);
  }

  private static KeyDescription of(Property property) {
    var list = property.shape() == Property.Shape.LIST ? "list of " : "";
    return new KeyDescription(
        property.key().path(),
        property.key().environmentName(),
        list + property.type().name(),
        Optional.ofNullable(property.defaultText()),
        property.shape() == Property.Shape.REQUIRED && property.defaultText() == null,
        property.doc() == null ? "" : property.doc());
  }
}
