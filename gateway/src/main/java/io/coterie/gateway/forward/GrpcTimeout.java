package io.coterie.gateway.forward;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code grpc-timeout}: at most 8 digits and a unit (gRPC over HTTP/2, Requests). */
final class GrpcTimeout {
  private static final Pattern FORM = Pattern.compile("(\\d{1,8})([HMSmun])");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "H", ChronoUnit.HOURS,
          "M", ChronoUnit.MINUTES,
          "S", ChronoUnit.SECONDS,
          "m", ChronoUnit.MILLIS,
          "u", ChronoUnit.MICROS,
          "n", ChronoUnit.NANOS);

  /** Timers count in milliseconds, and none of them would mean for ever. */
  private static final Duration LEAST = Duration.ofMillis(1);

  private GrpcTimeout() {}

  static Optional<Duration> parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    var unit = UNITS.getOrDefault(form.group(2), ChronoUnit.SECONDS);
    var time = Duration.of(Long.parseLong(form.group(1)), unit);
    return Optional.of(time.compareTo(LEAST) < 0 ? LEAST : time);
  }
}
