package io.coterie.platform.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a section's record out of the layers, collecting every error on the way. */
final class SectionReader {
  private static final int SHOWN_CHARACTERS = 80;

  private final List<Layer> layers;
  private final List<String> errors = new ArrayList<>();

  SectionReader(List<Layer> layers) {
    this.layers = layers;
  }

  List<String> errors() {
    return errors;
  }

  /** Empty if something about it is wrong: then {@link #errors} says what. */
  <T extends Record> Optional<T> read(String prefix, Class<T> type) {
    int before = errors.size();
    var components = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = value(prefix, components[i]);
    }
    return errors.size() > before ? Optional.empty() : construct(prefix, type, values);
  }

  private @Nullable Object value(String prefix, RecordComponent component) {
    if (Property.isNested(component)) {
      var key = Key.of(prefix, component.getName());
      return read(key.path(), component.getType().asSubclass(Record.class)).orElse(null);
    }
    var property = Property.of(prefix, component);
    var setting = find(property);
    return switch (property.shape()) {
      case REQUIRED -> setting.isPresent() ? single(property, setting.get()) : missing(property);
      case OPTIONAL -> setting.map(found -> single(property, found));
      case LIST -> setting.map(found -> list(property, found)).orElse(List.of());
    };
  }

  private Optional<Setting> find(Property property) {
    return layers.stream()
        .flatMap(layer -> layer.find(property.key()).stream())
        .findFirst()
        .or(() ->
            Optional.ofNullable(property.defaultText())
                .map(text -> new Setting.Scalar(text, "default")));
  }

  private @Nullable Object missing(Property property) {
    errors.add(
        "%s: is required: %s; set it in the file or as %s"
            .formatted(
                property.key().path(),
                property.type().allowed(),
                property.key().environmentName()));
    return null;
  }

  private @Nullable Object single(Property property, Setting setting) {
    return switch (setting) {
      case Setting.Scalar scalar -> parse(property, scalar.text(), scalar.origin());
      case Setting.Sequence sequence -> {
        errors.add(
            "%s: takes a single value, not a list (%s)"
                .formatted(property.key().path(), sequence.origin()));
        yield null;
      }
    };
  }

  private List<@Nullable Object> list(Property property, Setting setting) {
    var items =
        switch (setting) {
          case Setting.Sequence sequence -> sequence.items();
          case Setting.Scalar scalar ->
              Arrays.stream(scalar.text().split(",", -1))
                  .map(String::strip)
                  .filter(item -> !item.isEmpty())
                  .toList();
        };
    var values = new ArrayList<@Nullable Object>();
    items.forEach(item -> values.add(parse(property, item, setting.origin())));
    return values;
  }

  private @Nullable Object parse(Property property, String text, String origin) {
    var type = property.type();
    try {
      return type.parse().apply(text);
    } catch (InvalidValueException e) {
      refuse(property, text, origin, ": " + e.getMessage());
    } catch (IllegalArgumentException | ArithmeticException e) {
      refuse(property, text, origin, "");
    }
    return null;
  }

  private void refuse(Property property, String text, String origin, String reason) {
    var type = property.type();
    var shown = type.secret() ? "this value" : '"' + shorten(text) + '"';
    errors.add(
        "%s: %s is not %s%s (%s)"
            .formatted(property.key().path(), shown, type.allowed(), reason, origin));
  }

  private static String shorten(String text) {
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
  }

  private <T extends Record> Optional<T> construct(
      String prefix, Class<T> type, @Nullable Object[] values) {
    try {
      return Optional.of(constructor(type).newInstance(values));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        errors.add(prefix + ": " + refused.getMessage() + origins(prefix, type));
        return Optional.empty();
      }
      throw new IllegalStateException(type + " failed on its values", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " can't be made", e);
    }
  }

  /**
   * Where the values that were set came from, since the record says only what is wrong with them.
   */
  private String origins(String prefix, Class<? extends Record> type) {
    var origins =
        Property.of(prefix, type)
            .flatMap(property ->
                layers.stream().flatMap(layer -> layer.find(property.key()).stream()).limit(1))
            .map(Setting::origin)
            .distinct()
            .toList();
    return origins.isEmpty() ? "" : " (" + String.join(", ", origins) + ")";
  }

  private static <T extends Record> Constructor<T> constructor(Class<T> type)
      throws NoSuchMethodException {
    var parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    var constructor = type.getDeclaredConstructor(parameters);
    constructor.setAccessible(true);
    return constructor;
  }
}
