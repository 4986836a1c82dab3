package io.coterie.cli.agent;

import io.coterie.sdk.agent.PeerPath;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The last line of a terminal, which says how an agent is while it runs. */
public final class StatusLine {
  private static final String BEGINNING = "\r\033[2K";
  private static final int WIDTH = 78;
  private static final double MEGABYTE = 1e6;

  private final PrintStream screen;
  private final boolean shown;

  /**
   * A line.
   *
   * @param shown false: nobody sees it
   */
  public StatusLine(PrintStream screen, boolean shown) {
    this.screen = screen;
    this.shown = shown;
  }

  public boolean isShown() {
    return shown;
  }

  /** Makes room for something else. */
  public void clear() {
    if (shown) {
      screen.print(BEGINNING);
      screen.flush();
    }
  }

  public void show(String name, List<PeerPath> paths, Services.Opened services) {
    if (!shown) {
      return;
    }
    long direct = paths.stream().filter(path -> path.direct().isPresent()).count();
    var text =
        "%s: %s, %d directly; %d bridged, %s"
            .formatted(
                name,
                paths.size() == 1 ? "1 peer" : paths.size() + " peers",
                direct,
                services.connections(),
                String.format(Locale.ROOT, "%.1f MB", services.bytes() / MEGABYTE));
    screen.print(BEGINNING + text.substring(0, Math.min(WIDTH, text.length())));
    screen.flush();
  }
}
