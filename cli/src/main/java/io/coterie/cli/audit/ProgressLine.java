package io.coterie.cli.audit;

import io.coterie.cli.terminal.Environment;

/** One line on the screen that tells how far it got; nothing where there is no screen. */
final class ProgressLine {
  private final Environment environment;
  private final boolean shown;

  ProgressLine(Environment environment) {
    this.environment = environment;
    this.shown = environment.terminal().watched();
  }

  void show(long events) {
    if (shown) {
      environment.err().print("\r" + events + " events");
      environment.err().flush();
    }
  }

  void end() {
    if (shown) {
      environment.err().println();
    }
  }
}
