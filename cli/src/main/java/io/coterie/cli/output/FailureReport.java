package io.coterie.cli.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.grpc.Status.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Says why a command was not done: one line for people, one object for programs, never a stack
 * trace.
 */
public final class FailureReport {
  private FailureReport() {}

  /** What to print. */
  public static String of(Throwable problem, OutputFormat format) {
    CliFailure.Details details = details(problem);
    return switch (format) {
      case TEXT -> text(details);
      case JSON -> json(details);
    };
  }

  private static CliFailure.Details details(Throwable problem) {
    return switch (problem) {
      case CliFailure failure -> failure.details();
      case UncheckedIOException io when io.getCause() != null -> details(io.getCause());
      case IOException io ->
          new CliFailure(Code.FAILED_PRECONDITION, "LOCAL_FILE", describe(io)).details();
      case InterruptedException _ ->
          new CliFailure(Code.CANCELLED, "INTERRUPTED", "interrupted").details();
      default ->
          new CliFailure(
                  Code.INTERNAL,
                  "CLIENT_BUG",
                  "this should not have happened: " + problem,
                  "report it with the command that you ran")
              .details();
    };
  }

  private static String describe(IOException problem) {
    return switch (problem) {
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case NoSuchFileException absent -> absent.getFile() + ": no such file";
      case FileSystemException file when file.getReason() != null ->
          file.getFile() + ": " + file.getReason();
      default ->
          Optional.ofNullable(problem.getMessage()).orElse(problem.getClass().getSimpleName());
    };
  }

  private static String text(CliFailure.Details details) {
    var line = new StringBuilder("coterie: ").append(oneLine(details.message()));
    details.hint().ifPresent(hint -> line.append("; ").append(hint));
    details.violations().stream()
        .filter(v -> !details.message().contains(v))
        .forEach(v -> line.append("\n  ").append(v));
    return line.toString();
  }

  private static String json(CliFailure.Details details) {
    var error = new JsonObject();
    error.addProperty("status", "error");
    error.addProperty("code", details.code().name());
    error.addProperty("reason", details.reason());
    error.addProperty("message", details.message());
    error.addProperty("hint", details.hint().orElse(""));
    if (!details.metadata().isEmpty()) {
      var metadata = new JsonObject();
      details.metadata().forEach(metadata::addProperty);
      error.add("metadata", metadata);
    }
    if (!details.violations().isEmpty()) {
      var violations = new JsonArray();
      details.violations().forEach(violations::add);
      error.add("violations", violations);
    }
    return error.toString();
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
