package io.coterie.policy.document;

import io.coterie.policy.PortRange;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads ports and ranges of them. */
final class PortReader {
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final String LIMITS = PortRange.LOWEST + " to " + PortRange.HIGHEST;

  private PortReader() {}

  /** {@code 80}, {@code 8000-8100} or {@code *}, or what is wrong with it. */
  static Optional<PortRange> range(Tree tree, Problems problems) {
    if (tree instanceof Tree.Scalar(var at, var text, _)) {
      if (text.equals("*")) {
        return Optional.of(new PortRange(PortRange.LOWEST, PortRange.HIGHEST));
      }
      int hyphen = text.indexOf('-');
      var first = number(hyphen < 0 ? text : text.substring(0, hyphen));
      var last = number(text.substring(hyphen + 1));
      if (first.isPresent() && last.isPresent()) {
        return range(at, first.get(), last.get(), problems);
      }
    }
    problems.add(
        tree.at(),
        "a port is a number from "
            + LIMITS
            + ", a range such as 8000-8100, or \"*\""
            + Values.found(tree));
    return Optional.empty();
  }

  /** One port, or what is wrong with it. */
  static Optional<Integer> port(Tree tree, Problems problems) {
    var port =
        tree instanceof Tree.Scalar(_, var text, _) ? number(text) : Optional.<Integer>empty();
    if (port.isEmpty()) {
      problems.add(tree.at(), "\"port\" has to be a number from " + LIMITS + Values.found(tree));
    }
    return port;
  }

  private static Optional<PortRange> range(Position at, int first, int last, Problems problems) {
    if (first > last) {
      problems.add(at, "the range " + first + "-" + last + " is the wrong way round");
      return Optional.empty();
    }
    return Optional.of(new PortRange(first, last));
  }

  private static Optional<Integer> number(String text) {
    return Optional.of(text)
        .filter(PORT.asMatchPredicate())
        .map(Integer::valueOf)
        .filter(PortRange::isPort);
  }
}
