package io.coterie.cli.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The shortest way from one list of lines to another: E. Myers, "An O(ND) difference algorithm and
 * its variations" (1986).
 */
final class LineDiff {
  /** Texts that differ in more lines count as replaced: to compare them would take long. */
  private static final int MOST = 2000;

  private final List<String> before;
  private final List<String> after;

  /** One line of both texts, or of one of them. */
  sealed interface Line {
    String text();

    /** In both. */
    record Kept(String text) implements Line {}

    /** In the first one only. */
    record Removed(String text) implements Line {}

    /** In the second one only. */
    record Added(String text) implements Line {}
  }

  private LineDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  static List<Line> between(List<String> before, List<String> after) {
    return new LineDiff(before, after).lines();
  }

  /** {@code furthest[k]}: how far into the first text, on the diagonal where that lead is k. */
  private List<Line> lines() {
    int most = Math.min(before.size() + after.size(), MOST);
    int zero = most + 1;
    var furthest = new int[2 * most + 3];
    var rounds = new ArrayList<int[]>();
    for (int d = 0; d <= most; d++) {
      for (int k = -d; k <= d; k += 2) {
        int x = k + zero;
        int at = down(furthest, x, k, d) ? furthest[x + 1] : furthest[x - 1] + 1;
        furthest[x] = at + common(at, at - k);
        if (furthest[x] >= before.size() && furthest[x] - k >= after.size()) {
          return back(rounds);
        }
      }
      rounds.add(Arrays.copyOfRange(furthest, zero - d - 1, zero + d + 2));
    }
    return replaced();
  }

  /** Whether diagonal k is reached best from the one above it, by a line that was added. */
  private static boolean down(int[] furthest, int index, int k, int d) {
    return k == -d || (k != d && furthest[index - 1] < furthest[index + 1]);
  }

  private int common(int x, int y) {
    int length = 0;
    while (x + length < before.size()
        && y + length < after.size()
        && before.get(x + length).equals(after.get(y + length))) {
      length++;
    }
    return length;
  }

  /** From the end to the beginning, through what was reached in each round. */
  private List<Line> back(List<int[]> rounds) {
    var lines = new ArrayList<Line>();
    int x = before.size();
    int y = after.size();
    for (int d = rounds.size(); d > 0; d--) {
      int[] furthest = rounds.get(d - 1);
      int k = x - y;
      boolean down = down(furthest, k + d, k, d);
      int toX = furthest[down ? k + 1 + d : k - 1 + d];
      int toY = toX - (down ? k + 1 : k - 1);
      while (x > toX && y > toY) {
        lines.add(new Line.Kept(before.get(--x)));
        y--;
      }
      lines.add(down ? new Line.Added(after.get(--y)) : new Line.Removed(before.get(--x)));
    }
    while (x > 0) {
      lines.add(new Line.Kept(before.get(--x)));
    }
    Collections.reverse(lines);
    return lines;
  }

  private List<Line> replaced() {
    var lines = new ArrayList<Line>();
    before.forEach(line -> lines.add(new Line.Removed(line)));
    after.forEach(line -> lines.add(new Line.Added(line)));
    return lines;
  }
}
