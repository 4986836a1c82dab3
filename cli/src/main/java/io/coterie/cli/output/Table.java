package io.coterie.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Columns under headings, as wide as what is in them. */
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /** Adds a row; control characters, which could fool a terminal, become question marks. */
  public Table row(Object... cells) {
    var row = new ArrayList<String>();
    for (Object cell : cells) {
      row.add(printable(cell.toString()));
    }
    rows.add(row);
    return this;
  }

  /** A text, or a dash where there is none. */
  public static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  /** What somebody else wrote, safe to show. */
  public static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    var text = new ArrayList<String>();
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)))).append(GAP);
      }
      text.add(line.toString().stripTrailing());
    }
    return String.join("\n", text);
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
