package io.coterie.cli.output;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Points and lengths of time as people read them. */
public final class Times {
  private Times() {}

  /** In UTC, to the second. */
  public static String text(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds()).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The two largest units: {@code 3d 4h}, {@code 5m 6s}. */
  public static String text(Duration length) {
    if (length.toDays() > 0) {
      return length.toDays() + "d " + length.toHoursPart() + "h";
    }
    if (length.toHours() > 0) {
      return length.toHours() + "h " + length.toMinutesPart() + "m";
    }
    return length.toMinutes() > 0
        ? length.toMinutes() + "m " + length.toSecondsPart() + "s"
        : length.toSeconds() + "s";
  }
}
