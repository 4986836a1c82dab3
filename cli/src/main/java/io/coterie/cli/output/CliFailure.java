package io.coterie.cli.output;

import io.grpc.Status.Code;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command was not done. Its message, with the hint, is all that the user sees.
 *
 * <p>Reasons of a hub are those of {@code docs/errors.md}; the command line has its own for what it
 * finds by itself.
 */
public final class CliFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Details details;

  /**
   * What there is to say.
   *
   * @param message what is wrong
   * @param hint what to do about it
   * @param violations what is wrong with which field, ready to print
   */
  public record Details(
      Code code,
      String reason,
      String message,
      Optional<String> hint,
      Map<String, String> metadata,
      List<String> violations) {}

  public CliFailure(Details details) {
    super(details.message(), null, false, false);
    this.details = details;
  }

  public CliFailure(Code code, String reason, String message, String hint) {
    this(new Details(code, reason, message, Optional.of(hint), Map.of(), List.of()));
  }

  public CliFailure(Code code, String reason, String message) {
    this(new Details(code, reason, message, Optional.empty(), Map.of(), List.of()));
  }

  public Details details() {
    return details;
  }
}
