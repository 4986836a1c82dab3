package io.coterie.cli.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time: a number and s, m, h, d or w; a bare number means days. */
public final class SpanConverter implements ITypeConverter<Duration> {
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,9})([smhdw]?)");

  @Override
  public Duration convert(String text) {
    Matcher parts = SPAN.matcher(text);
    if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
      throw new TypeConversionException(
          "'" + text + "' is not a length of time such as 90s, 30m, 12h, 7d or 2w");
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "w" -> Duration.ofDays(7 * number);
      default -> Duration.ofDays(number);
    };
  }
}
