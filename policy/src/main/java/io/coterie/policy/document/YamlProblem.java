package io.coterie.policy.document;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What is said of a text that can't be read as YAML. */
final class YamlProblem {
  /** YAML takes a bare star for the beginning of an alias. */
  static final String STAR =
      "aliases are not allowed in a policy; the star that stands for all needs quotes: \"*\"";

  private YamlProblem() {}

  static InvalidPolicyException at(Position at, String message) {
    return new InvalidPolicyException(List.of(new Problem(Problem.Kind.SYNTAX, at, message)));
  }

  static InvalidPolicyException of(YamlEngineException failure) {
    if (!(failure instanceof MarkedYamlEngineException marked)) {
      return at(
          Position.START, "this is no YAML: " + shown(Optional.ofNullable(failure.getMessage())));
    }
    var at = marked.getProblemMark().or(marked::getContextMark).map(YamlProblem::position);
    if ("while scanning an alias".equals(marked.getContext())) {
      var start = marked.getContextMark().map(YamlProblem::position).or(() -> at);
      return at(start.orElse(Position.START), STAR);
    }
    return at(
        at.orElse(Position.START),
        "this is no YAML: " + shown(Optional.ofNullable(marked.getProblem())));
  }

  static Position position(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String shown(Optional<String> message) {
    return Excerpt.plain(message.orElse("it can't be read"), 200);
  }
}
