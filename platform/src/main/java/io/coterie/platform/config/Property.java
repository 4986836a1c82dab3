package io.coterie.platform.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One key of a section: a component of its record, or of a record nested in it. */
record Property(
    Key key, ValueType type, Shape shape, @Nullable String defaultText, @Nullable String doc) {

  enum Shape {
    REQUIRED,
    OPTIONAL,
    LIST
  }

  /** The keys of a record, those of nested records included, in order of declaration. */
  static Stream<Property> of(String prefix, Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .flatMap(component ->
            isNested(component)
                ? of(Key.of(prefix, component.getName()).path(), component.getType())
                : Stream.of(of(prefix, component)));
  }

  static boolean isNested(RecordComponent component) {
    return component.getType().isRecord() && ValueTypes.find(component.getType()).isEmpty();
  }

  static Property of(String prefix, RecordComponent component) {
    var type = component.getType();
    var shape =
        type == Optional.class ? Shape.OPTIONAL : type == List.class ? Shape.LIST : Shape.REQUIRED;
    var valueType =
        ValueTypes.find(shape == Shape.REQUIRED ? type : argument(component))
            .orElseThrow(() -> new IllegalArgumentException("no written form: " + component));
    var given = component.getAnnotation(Default.class);
    var doc = component.getAnnotation(Doc.class);
    return new Property(
        Key.of(prefix, component.getName()),
        valueType,
        shape,
        given == null ? null : given.value(),
        doc == null ? null : doc.value());
  }

  private static Class<?> argument(RecordComponent component) {
    if (component.getGenericType() instanceof ParameterizedType type
        && type.getActualTypeArguments()[0] instanceof Class<?> argument) {
      return boxed(argument);
    }
    throw new IllegalArgumentException("name the type of " + component);
  }

  private static Class<?> boxed(Class<?> type) {
    if (type == Integer.class) {
      return int.class;
    }
    if (type == Long.class) {
      return long.class;
    }
    return type == Double.class ? double.class : type == Boolean.class ? boolean.class : type;
  }
}
