package io.coterie.cli.process;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A process as a file remembers it: its id and when it started, as two words. The start time tells
 * it from a later process with the same id.
 *
 * @param start in ISO-8601; also read as milliseconds since 1970
 */
public record ProcessRecord(long pid, Instant start) {
  /**
   * How far two readings of one start time may be apart: the system derives it from the time since
   * boot.
   */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** This very process. */
  public static ProcessRecord own() {
    ProcessHandle self = ProcessHandle.current();
    return new ProcessRecord(self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
  }

  /** Reads a record; empty when it is none. */
  public static Optional<ProcessRecord> parse(String text) {
    String[] words = text.strip().split("\\s+", -1);
    try {
      return words.length < 2
          ? Optional.empty()
          : Optional.of(new ProcessRecord(Long.parseLong(words[0]), instant(words[1])));
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
    return pid + " " + start;
  }

  private boolean startedThen(ProcessHandle process) {
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
