package io.coterie.standalone.postgres;

import java.util.List;

/**
 * How a server hangs together with this program, as command line words in front of it.
 *
 * @param apart takes it away from the terminal's Ctrl-C, which would stop it before those who still
 *     write to it
 * @param together stops it when the thread that started it ends, as it does when this program is
 *     killed
 */
record Bonds(List<String> apart, List<String> together) {
  static final Bonds NONE = new Bonds(List.of(), List.of());

  private static final List<String> OWN_SESSION = List.of("setsid");
  private static final List<String> STOP_WITH_PARENT = List.of("setpriv", "--pdeathsig", "INT");

  /**
   * What this machine has: without one of them a server lives a little too short or too long, but
   * safely.
   */
  static Bonds detect() throws InterruptedException {
    return new Bonds(
        RunAs.works(OWN_SESSION) ? OWN_SESSION : List.of(),
        RunAs.works(STOP_WITH_PARENT) ? STOP_WITH_PARENT : List.of());
  }
}
