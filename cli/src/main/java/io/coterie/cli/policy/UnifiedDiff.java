package io.coterie.cli.policy;

import io.coterie.cli.policy.LineDiff.Line;
import java.util.ArrayList;
import java.util.List;

/** What {@code diff -u} says of two texts. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final String UNENDED = "\n\\ No newline at end of file\n";

  private UnifiedDiff() {}

  /** The difference, each line ended; empty if there is none. */
  static String of(String beforeName, String before, String afterName, String after) {
    List<Line> lines = LineDiff.between(lines(before), lines(after));
    var text = new StringBuilder();
    int from = 0;
    while (from < lines.size()) {
      int change = nextChange(lines, from);
      if (change == lines.size()) {
        break;
      }
      int start = Math.max(from, change - CONTEXT);
      int end = endOfHunk(lines, change);
      appendHunk(text, lines, start, end);
      from = end;
    }
    return text.isEmpty() ? "" : "--- " + beforeName + "\n+++ " + afterName + "\n" + text;
  }

  /** Lines with their ends. */
  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, next));
      from = next;
    }
    return lines;
  }

  private static int nextChange(List<Line> lines, int from) {
    int at = from;
    while (at < lines.size() && lines.get(at) instanceof Line.Kept) {
      at++;
    }
    return at;
  }

  /** Changes whose surroundings touch are one hunk. */
  private static int endOfHunk(List<Line> lines, int change) {
    int last = change;
    int next = change;
    while (next < lines.size() && next - last <= 2 * CONTEXT + 1) {
      last = next;
      next = nextChange(lines, next + 1);
    }
    return Math.min(lines.size(), last + CONTEXT + 1);
  }

  private static void appendHunk(StringBuilder text, List<Line> lines, int start, int end) {
    List<Line> above = lines.subList(0, start);
    List<Line> hunk = lines.subList(start, end);
    text.append(
        "@@ -%s +%s @@\n"
            .formatted(
                range(of(Line.Added.class, above), of(Line.Added.class, hunk)),
                range(of(Line.Removed.class, above), of(Line.Removed.class, hunk))));
    for (Line line : hunk) {
      String mark =
          switch (line) {
            case Line.Kept _ -> " ";
            case Line.Removed _ -> "-";
            case Line.Added _ -> "+";
          };
      text.append(mark).append(line.text().endsWith("\n") ? line.text() : line.text() + UNENDED);
    }
  }

  /** How many lines are in the text that has none of the other one's. */
  private static long of(Class<? extends Line> others, List<Line> lines) {
    return lines.stream().filter(line -> !others.isInstance(line)).count();
  }

  /** Where it begins, and how many there are: an empty one stands behind a line. */
  private static String range(long above, long count) {
    return (count == 0 ? above : above + 1) + "," + count;
  }
}
