package io.coterie.relay.reply;

import io.coterie.relay.forward.SourceLimiter;
import io.coterie.relay.port.Endpoint;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.PlainRefused;
import java.time.Clock;
import java.util.Random;

/**
 * Refusals in plain, to those that have no session: few of them, since anybody can ask for one in
 * another's name.
 */
public final class Strangers {
  private static final int PER_SECOND = 20;

  private final Outbox outbox;
  private final Clock clock;
  private final SourceLimiter limiter;

  public Strangers(Outbox outbox, Clock clock, Random random) {
    this.outbox = outbox;
    this.clock = clock;
    this.limiter = SourceLimiter.byAddress(PER_SECOND, random);
  }

  /**
   * Refuses a request.
   *
   * @param request 0: there was none
   */
  public void refuse(int request, Reason reason, Endpoint to) {
    if (to.isVirtual() || limiter.admit(to, clock.instant().getEpochSecond())) {
      outbox.send(new PlainRefused(request, reason).toBytes(), to);
    }
  }
}
