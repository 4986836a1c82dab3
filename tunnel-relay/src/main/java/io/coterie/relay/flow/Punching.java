package io.coterie.relay.flow;

import io.coterie.relay.forward.Drop;
import io.coterie.relay.forward.Traffic;
import io.coterie.relay.port.Endpoint;
import io.coterie.relay.session.Sealing;
import io.coterie.relay.session.Session;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.Punch;
import io.coterie.relay.wire.frame.Punched;
import java.time.Clock;
import java.util.Optional;

/** Tells one end of a flow where the other might be reached without the relay. */
public final class Punching {
  private final Flows flows;
  private final Sealing sealing;
  private final Announcements announcements;
  private final FlowLimits limits;
  private final Traffic traffic;
  private final Clock clock;

  public Punching(FlowParts parts) {
    this.flows = parts.flows();
    this.sealing = parts.sealing();
    this.announcements = parts.announcements();
    this.limits = parts.limits();
    this.traffic = parts.traffic();
    this.clock = parts.clock();
  }

  public void punch(Session session, Punch punch) {
    var found = flows.find(punch.flow(), session);
    if (found.isEmpty()) {
      sealing.send(session, new Close(punch.flow(), Reason.NO_FLOW));
      return;
    }
    announcements.heard(punch.flow());
    var flow = found.get().flow();
    if (!flow.admitsPunch(clock.instant(), limits.punchInterval(), limits.punchesPerSecond())) {
      traffic.drop(Drop.PUNCH_RATE);
      return;
    }
    var other = flow.other(found.get().end());
    sealing.send(
        other.session(),
        new Punched(
            other.id(),
            punch.answer(),
            Optional.of(session.endpoint()).flatMap(Endpoint::address),
            punch.candidates()));
  }
}
