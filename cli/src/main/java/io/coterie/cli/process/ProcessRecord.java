package io.coterie.cli.process;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A process as a file remembers it: its id and when it started, as two or three words. The start
 * tells it from a later process with the same id.
 *
 * @param start by the clock, in ISO-8601; also read as milliseconds since 1970
 * @param sinceBoot by the time since boot, which counts if it is known: a clock that is set makes
 *     the other one wrong
 */
public record ProcessRecord(long pid, Instant start, Optional<String> sinceBoot) {
  /**
   * How far two readings of one start time may be apart: the system derives it from the time since
   * boot.
   */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** This very process. */
  public static ProcessRecord own() {
    ProcessHandle self = ProcessHandle.current();
    return new ProcessRecord(
        self.pid(), self.info().startInstant().orElse(Instant.EPOCH), SinceBoot.of(self.pid()));
  }

  /** Reads a record; empty when it is none. */
  public static Optional<ProcessRecord> parse(String text) {
    String[] words = text.strip().split("\\s+", -1);
    try {
      return words.length < 2
          ? Optional.empty()
          : Optional.of(
              new ProcessRecord(
                  Long.parseLong(words[0]),
                  instant(words[1]),
                  words.length > 2 ? Optional.of(words[2]) : Optional.empty()));
    } catch (NumberFormatException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The process, if it still runs and is verifiably the same. */
  public Optional<ProcessHandle> running() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
  }

  @Override
  public String toString() {
    return pid + " " + start + sinceBoot.map(word -> " " + word).orElse("");
  }

  private boolean startedThen(ProcessHandle process) {
    return sinceBoot.isPresent()
        ? SinceBoot.of(pid).equals(sinceBoot)
        : startedThenByTheClock(process);
  }

  private boolean startedThenByTheClock(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .filter(actual -> Duration.between(actual, start).abs().compareTo(TOLERANCE) <= 0)
        .isPresent();
  }

  private static Instant instant(String word) {
    return word.chars().allMatch(Character::isDigit)
        ? Instant.ofEpochMilli(Long.parseLong(word))
        : Instant.parse(word);
  }
}
