package io.coterie.relay.flow;

import io.coterie.relay.revocation.Register;
import io.coterie.relay.session.Sealing;
import io.coterie.relay.session.Session;
import io.coterie.relay.session.SessionEvents;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.Renew;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** How flows end: by an end, with a session, by time, by what was revoked. */
public final class FlowEnds implements SessionEvents {
  private static final Duration TO_RENEW = Duration.ofSeconds(1);

  private final Flows flows;
  private final Sealing sealing;
  private final Register register;
  private final Clock clock;

  /** Those whose sources were told to renew, in the order in which their time is up. */
  private final ArrayDeque<Flow> renewing = new ArrayDeque<>();

  public FlowEnds(Flows flows, Sealing sealing, Register register, Clock clock) {
    this.flows = flows;
    this.sealing = sealing;
    this.register = register;
    this.clock = clock;
  }

  /** An end said so. */
  public void closed(Session session, int id) {
    flows
        .find(id, session)
        .ifPresent(found -> {
          flows.remove(found.flow());
          tell(found.flow().other(found.end()), Reason.CLOSED);
        });
  }

  @Override
  public void moved(Session session) {
    flows.forEach(session, flows::publish);
  }

  @Override
  public void ended(Session session, Reason reason) {
    flows.forEach(
        session,
        flow -> {
          flows.remove(flow);
          var other = flow.source().session() == session ? flow.target() : flow.source();
          if (other.session() != session) {
            tell(other, reason);
          }
        });
  }

  /** Ends what rests on what was just revoked, and has the rest of what it concerns renewed. */
  public void review(Register.Touched touched) {
    var until = clock.instant().plus(TO_RENEW);
    flows.forEach(flow -> {
      if (touched.concerns(flow.grounds())) {
        review(flow, until);
      }
    });
  }

  /** Often: ends those whose second to renew is over. */
  public void tick() {
    var now = clock.instant();
    while (!renewing.isEmpty()
        && (!renewing.getFirst().isBeingRenewed() || renewing.getFirst().isOver(now))) {
      var flow = renewing.removeFirst();
      if (flow.isBeingRenewed() && isOpen(flow)) {
        end(flow, Reason.STALE);
      }
    }
  }

  /** Once a second: ends those whose grants have expired. */
  public void sweep() {
    var now = clock.instant();
    flows.forEach(flow -> {
      if (flow.isExpired(now)) {
        end(flow, Reason.EXPIRED);
      }
    });
  }

  private void review(Flow flow, Instant until) {
    switch (register.judge(flow.grounds())) {
      case HOLDS -> {}
      case VOID -> end(flow, Reason.REVOKED);
      case STALE -> {
        if (!flow.isBeingRenewed()) {
          flow.renewBy(until);
          renewing.add(flow);
          var source = flow.source();
          sealing.send(
              source.session(), new Renew(source.id(), Reason.STALE, (int) TO_RENEW.toMillis()));
        }
      }
    }
  }

  private boolean isOpen(Flow flow) {
    return flows.find(flow.source().id(), flow.source().session()).isPresent();
  }

  private void end(Flow flow, Reason reason) {
    flows.remove(flow);
    tell(flow.source(), reason);
    tell(flow.target(), reason);
  }

  private void tell(Flow.End end, Reason reason) {
    sealing.send(end.session(), new Close(end.id(), reason));
  }
}
