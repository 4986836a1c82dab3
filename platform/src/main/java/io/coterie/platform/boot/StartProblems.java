package io.coterie.platform.boot;

import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.ProvisionException;
import com.google.inject.spi.Message;
import java.net.BindException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a start failed, in lines for the operator: one, except that each error in the configuration
 * has its own.
 */
public final class StartProblems {
  private StartProblems() {}

  public static List<String> lines(Throwable failure) {
    return known(failure)
        .or(() -> injection(failure).map(List::of))
        .orElseGet(() -> List.of(unexpected(failure)));
  }

  private static Optional<List<String>> known(Throwable failure) {
    return chain(failure).flatMap(cause -> explanation(cause).stream()).findFirst();
  }

  private static Optional<List<String>> explanation(Throwable cause) {
    return switch (cause) {
      case io.coterie.platform.config.ConfigurationException config -> Optional.of(config.errors());
      case StartFailure start -> Optional.of(List.of(oneLine(start)));
      case BindException taken -> Optional.of(List.of("can't listen: " + oneLine(taken)));
      case SQLException sql -> Database.problem(sql).map(List::of);
      default -> Optional.empty();
    };
  }

  private static Optional<String> injection(Throwable failure) {
    return messages(failure).stream()
        .findFirst()
        .map(message -> "wired wrongly (a bug): " + firstLine(message.getMessage()));
  }

  private static String unexpected(Throwable failure) {
    var root = chain(failure).reduce(failure, (former, latter) -> latter);
    return "can't start (a bug; log level debug shows more): "
        + root.getClass().getSimpleName()
        + ": "
        + oneLine(root);
  }

  /** The failure and all its causes, those that Guice keeps in its messages included. */
  private static Stream<Throwable> chain(@Nullable Throwable failure) {
    if (failure == null) {
      return Stream.empty();
    }
    var inner = messages(failure).stream().flatMap(message -> chain(message.getCause()));
    return Stream.concat(Stream.of(failure), Stream.concat(inner, chain(failure.getCause())));
  }

  private static Collection<Message> messages(Throwable failure) {
    return switch (failure) {
      case CreationException creation -> creation.getErrorMessages();
      case ProvisionException provision -> provision.getErrorMessages();
      case ConfigurationException binding -> binding.getErrorMessages();
      default -> List.of();
    };
  }

  private static String oneLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " ");
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** By the classes of SQLSTATE that tell what an operator can put right. */
  private static final class Database {
    static Optional<String> problem(SQLException failure) {
      var state = String.valueOf(failure.getSQLState());
      if (state.startsWith("08") || state.equals("57P03")) {
        return Optional.of("the database can't be reached: " + oneLine(failure));
      }
      if (state.startsWith("28")) {
        return Optional.of("the database refuses the user or password: " + oneLine(failure));
      }
      return state.equals("3D000")
          ? Optional.of("the database does not exist: " + oneLine(failure))
          : Optional.empty();
    }
  }
}
