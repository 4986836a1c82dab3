package io.coterie.policy.document;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

/** What is said of a text that is no policy. */
final class Refused {
  private Refused() {}

  /** Each problem as {@code line:column message}. */
  static List<String> problems(String text) {
    return problemsOf(() -> PolicyDocument.parse(text));
  }

  static List<String> problemsOf(Runnable reading) {
    return catchThrowableOfType(InvalidPolicyException.class, reading::run).problems().stream()
        .map(p -> p.at().line() + ":" + p.at().column() + " " + p.message())
        .toList();
  }
}
