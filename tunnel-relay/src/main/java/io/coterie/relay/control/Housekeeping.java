package io.coterie.relay.control;

import io.coterie.relay.flow.Announcements;
import io.coterie.relay.flow.FlowEnds;
import io.coterie.relay.revocation.Register;
import io.coterie.relay.session.Bindings;
import io.coterie.relay.session.Copies;
import io.coterie.relay.session.SessionEnds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What happens by itself: what was revoked takes effect, what is over ends. */
public final class Housekeeping {
  private static final Duration SWEEP = Duration.ofSeconds(1);
  private static final Duration PROBE = Duration.ofMillis(250);

  private final Register register;
  private final SessionEnds sessionEnds;
  private final FlowEnds flowEnds;
  private final Announcements announcements;
  private final Copies copies;
  private final Bindings bindings;
  private final Runnable everySecond;
  private final Clock clock;
  private Instant nextSweep = Instant.MIN;
  private Instant nextProbe = Instant.MIN;

  /**
   * Housekeeping.
   *
   * @param everySecond what else is to be done as often
   */
  public Housekeeping(Register register, Dispatch dispatch, Runnable everySecond, Clock clock) {
    this.register = register;
    this.everySecond = everySecond;
    this.sessionEnds = dispatch.sessionEnds();
    this.flowEnds = dispatch.flowEnds();
    this.announcements = dispatch.announcements();
    this.copies = dispatch.copies();
    this.bindings = dispatch.bindings();
    this.clock = clock;
  }

  /** After each batch of work. */
  void tick() {
    var touched = register.takeTouched();
    if (!touched.isEmpty()) {
      touched.endedNodes().forEach(sessionEnds::revoked);
      flowEnds.review(touched);
    }
    flowEnds.tick();
    announcements.tick();
    var now = clock.instant();
    if (!now.isBefore(nextProbe)) {
      nextProbe = now.plus(PROBE);
      copies.tick(bindings);
    }
    if (!now.isBefore(nextSweep)) {
      nextSweep = now.plus(SWEEP);
      sessionEnds.sweep();
      flowEnds.sweep();
      register.sweep();
      everySecond.run();
    }
  }
}
