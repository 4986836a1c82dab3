package io.coterie.bench.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Groups of bars, one below the other, as SVG: medians, and a line over the two quarters. */
final class BarChart {
  private static final int LABELS = 190;
  private static final int BARS = 480;
  private static final int WIDTH = 820;
  private static final int ROW = 24;
  private static final int THICK = 14;
  private static final int TITLE = 38;

  private final List<String> parts = new ArrayList<>();
  private int y = 8;

  /**
   * A bar.
   *
   * @param ours whether it stands out
   */
  record Bar(String label, Spread spread, boolean ours) {}

  /** Adds a group with a scale of its own. */
  void group(String title, List<Bar> bars) {
    double longest = bars.stream().mapToDouble(bar -> bar.spread().high()).max().orElse(1);
    y += TITLE;
    text(8, y - 10, "title", title);
    for (var bar : bars) {
      add(bar, BARS / longest);
      y += ROW;
    }
  }

  /** The document. */
  String svg() {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
    <style>text{fill:#24292f}.title{font-weight:bold}.ours{fill:#0969da}.other{fill:#afb8c1}
    line{stroke:#24292f}@media(prefers-color-scheme:dark){text{fill:#e6edf3}line{stroke:#e6edf3}
    .other{fill:#6e7681}}</style>
    %s
    </svg>
    """
        .formatted(WIDTH, y + 12, String.join("\n", parts));
  }

  private void add(Bar bar, double scale) {
    int middle = y + ROW / 2;
    text(8, middle + 4, "label", bar.label());
    parts.add(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
            bar.ours() ? "ours" : "other",
            LABELS,
            middle - THICK / 2,
            bar.spread().median() * scale,
            THICK));
    parts.add(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
            LABELS + bar.spread().low() * scale,
            middle,
            LABELS + bar.spread().high() * scale,
            middle));
    text(LABELS + BARS + 12, middle + 4, "value", Figure.text(bar.spread().median()));
  }

  private void text(int x, int baseline, String kind, String text) {
    parts.add("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>".formatted(kind, x, baseline, text));
  }
}
