package io.coterie.platform.config;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The types a key may have: those listed here, enums, and any type with a public static {@code
 * parse(String)}.
 */
final class ValueTypes {
  private static final Map<Class<?>, ValueType> BUILT_IN =
      Map.ofEntries(
          Map.entry(String.class, ValueType.of("text", "text", text -> text)),
          Map.entry(int.class, ValueType.of("number", "a whole number", Integer::valueOf)),
          Map.entry(long.class, ValueType.of("number", "a whole number", Long::valueOf)),
          Map.entry(double.class, ValueType.of("number", "a number", Double::valueOf)),
          Map.entry(
              boolean.class, ValueType.of("true or false", "true or false", ValueTypes::flag)),
          Map.entry(
              Duration.class,
              ValueType.of(
                  "duration", "a duration such as 250ms, 30s, 5m, 12h or 7d", Durations::parse)),
          Map.entry(
              ByteSize.class,
              ValueType.of("size", "a size such as 512B, 64KiB, 1MiB or 2GiB", ByteSize::parse)),
          Map.entry(Path.class, ValueType.of("path", "a path", Path::of)),
          Map.entry(URI.class, ValueType.of("URI", "a URI", URI::create)),
          Map.entry(
              HostPort.class,
              ValueType.of("host:port", "host:port, such as 127.0.0.1:9000", HostPort::parse)),
          Map.entry(
              Secret.class,
              new ValueType(
                  "secret", "text, or file: and a readable path", true, SecretSource::read)));

  private ValueTypes() {}

  /** Empty when the type has no written form: then it is a nested record, or a mistake. */
  static Optional<ValueType> find(Class<?> type) {
    var builtIn = BUILT_IN.get(type);
    if (builtIn != null) {
      return Optional.of(builtIn);
    }
    if (type.isEnum()) {
      return Optional.of(enumeration(type));
    }
    return parser(type).map(parser -> parsed(type, parser));
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static ValueType enumeration(Class<?> type) {
    var choices =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> written((Enum<?>) constant))
            .collect(joining(", "));
    return ValueType.of(
        choices.replace(", ", " | "), "one of " + choices, text -> constant(type, text));
  }

  private static Object constant(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> written((Enum<?>) constant).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(text));
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<Method> parser(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals("parse") && method.getReturnType() == type)
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
        .findFirst();
  }

  private static ValueType parsed(Class<?> type, Method parser) {
    var name = type.getSimpleName();
    return ValueType.of(name, "a valid " + name, text -> invoke(parser, text));
  }

  private static Object invoke(Method parser, String text) {
    try {
      return parser.invoke(null, text);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw new InvalidValueException(String.valueOf(refused.getMessage()), refused);
      }
      throw new IllegalStateException(parser + " failed", e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
