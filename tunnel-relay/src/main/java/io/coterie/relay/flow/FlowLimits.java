package io.coterie.relay.flow;

import java.time.Duration;

/**
 * Bounds of what flows may be.
 *
 * @param flows how many there may be
 * @param perSession how many a session may take part in
 * @param opensPerSecond of a session
 * @param openBurst how many of them at once
 * @param punchesPerSecond of a flow
 * @param grantLife how long a grant is believed, whatever it says
 */
public record FlowLimits(
    int flows,
    int perSession,
    int opensPerSecond,
    int openBurst,
    int punchesPerSecond,
    Duration grantLife) {
  Duration openInterval() {
    return Duration.ofSeconds(1).dividedBy(opensPerSecond);
  }

  Duration punchInterval() {
    return Duration.ofSeconds(1).dividedBy(punchesPerSecond);
  }
}
