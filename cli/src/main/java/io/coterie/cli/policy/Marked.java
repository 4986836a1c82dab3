package io.coterie.cli.policy;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A problem above the line that it is about, with a caret below the column. */
final class Marked {
  private static final Pattern PLACE =
      Pattern.compile("line ([0-9]{1,9}), column ([0-9]{1,9}): .*", Pattern.DOTALL);

  /** So much of a line is shown, and so much of that at most before the column. */
  private static final int WIDTH = 80;

  private static final int BEFORE = 60;

  private static final String INDENT = "    ";
  private static final String CUT = "...";

  private Marked() {}

  /**
   * The problem as it is shown.
   *
   * @param problem as the hub says it; one that names no place of the text stays as it is
   */
  static String of(String problem, String text) {
    Matcher place = PLACE.matcher(problem);
    if (!place.matches()) {
      return problem;
    }
    String[] lines = text.split("\r\n|\r|\n", -1);
    int line = number(place, 1);
    return line < 1 || line > lines.length
        ? problem
        : problem + "\n" + excerpt(lines[line - 1], line, number(place, 2));
  }

  /** Columns are code points; each is shown as one, so that the caret stands where it should. */
  private static String excerpt(String line, int number, int column) {
    int[] points = PolicyText.shown(line).replace('\t', ' ').codePoints().toArray();
    int at = Math.clamp(column - 1L, 0, points.length);
    int from = Math.max(0, at - BEFORE);
    int count = Math.min(points.length - from, WIDTH);
    String head = from > 0 ? CUT : "";
    String tail = from + count < points.length ? CUT : "";
    String margin = INDENT + number + " | ";
    String seen = head + new String(points, from, count) + tail;
    return margin
        + seen.stripTrailing()
        + "\n"
        + INDENT
        + " ".repeat(Integer.toString(number).length())
        + " | "
        + " ".repeat(head.length() + at - from)
        + "^";
  }

  private static int number(MatchResult place, int group) {
    return Integer.parseInt(place.group(group));
  }
}
