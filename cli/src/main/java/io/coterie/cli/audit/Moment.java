package io.coterie.cli.audit;

import com.google.protobuf.Timestamp;
import io.coterie.cli.command.SpanConverter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A point in time as people name it. */
sealed interface Moment {
  /** That long before now. */
  record Ago(Duration length) implements Moment {}

  /** Then. */
  record At(Instant time) implements Moment {}

  default Timestamp timestamp(Clock clock) {
    Instant time =
        switch (this) {
          case Ago(Duration length) -> clock.instant().minus(length);
          case At(Instant instant) -> instant;
        };
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  /** Reads a length of time, a day (UTC), or a time with its offset (RFC 3339). */
  final class Converter implements ITypeConverter<Moment> {
    @Override
    public Moment convert(String text) {
      try {
        if (text.contains("T")) {
          return new At(OffsetDateTime.parse(text).toInstant());
        }
        return text.contains("-")
            ? new At(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant())
            : new Ago(new SpanConverter().convert(text));
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "'" + text + "' is not a time such as 24h, 2026-01-31 or 2026-01-31T12:00:00Z");
      }
    }
  }
}
