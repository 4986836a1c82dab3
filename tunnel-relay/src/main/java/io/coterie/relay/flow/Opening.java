package io.coterie.relay.flow;

import io.coterie.relay.forward.Drop;
import io.coterie.relay.forward.Traffic;
import io.coterie.relay.port.Endpoint;
import io.coterie.relay.reply.Outbox;
import io.coterie.relay.revocation.Register;
import io.coterie.relay.session.Sealing;
import io.coterie.relay.session.Session;
import io.coterie.relay.session.Sessions;
import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.WireWriter;
import io.coterie.relay.wire.frame.DataFrame;
import io.coterie.relay.wire.frame.Early;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.frame.Open;
import io.coterie.relay.wire.frame.Opened;
import io.coterie.relay.wire.frame.Refused;
import java.time.Clock;

/** Takes OPEN and EARLY: flows begin, and go on. */
public final class Opening {
  private static final int SECOND = 1_000;

  /** How far back among a session's flows a request is looked for. */
  private static final int RECENT = 64;

  private final Flows flows;
  private final Sessions sessions;
  private final Sealing sealing;
  private final Announcements announcements;
  private final Outbox outbox;
  private final Register register;
  private final GrantCheck grants;
  private final FlowLimits limits;
  private final Traffic traffic;
  private final Clock clock;
  private boolean draining;

  public Opening(String relay, GrantKeys keys, FlowParts parts) {
    this.flows = parts.flows();
    this.sessions = parts.sessions();
    this.sealing = parts.sealing();
    this.announcements = parts.announcements();
    this.outbox = parts.outbox();
    this.register = parts.register();
    this.limits = parts.limits();
    this.traffic = parts.traffic();
    this.clock = parts.clock();
    this.grants = new GrantCheck(relay, keys, register, limits.grantLife(), clock);
  }

  /** Takes no new flows from now on. */
  public void drain() {
    draining = true;
  }

  public void open(Session session, Open open) {
    if (!session.admitsOpen(clock.instant(), limits.openInterval(), limits.openBurst())) {
      refuse(session, open, Reason.LIMITED, (int) limits.openInterval().toMillis());
      return;
    }
    if (!register.isReady()) {
      refuse(session, open, Reason.NOT_READY, SECOND);
      return;
    }
    switch (grants.check(open.grant(), session)) {
      case GrantCheck.Refused refused -> refuse(session, open, refused.reason(), 0);
      case GrantCheck.Valid valid when open.renewed() != 0 -> renew(session, open, valid);
      case GrantCheck.Valid valid -> begin(session, open, valid);
    }
  }

  /** Sends on what came right behind an OPEN; drops it where the OPEN came to nothing. */
  public void early(byte[] bytes, Endpoint from) throws MalformedFrameException {
    var early = Early.parse(bytes);
    if (early.payload().length > DataFrame.LARGEST_PAYLOAD) {
      throw new MalformedFrameException("more than DATA holds");
    }
    sessions
        .find(early.session())
        .filter(session -> session.endpoint().equals(from))
        .flatMap(session -> flows.opened(session, early.request(), RECENT))
        .filter(flow -> flow.admitsEarly(clock.instant()))
        .ifPresentOrElse(
            flow -> sendData(flow.target(), early.payload()), () -> traffic.drop(Drop.EARLY));
  }

  private void begin(Session session, Open open, GrantCheck.Valid valid) {
    var before =
        flows
            .opened(session, open.request(), RECENT)
            .filter(flow -> flow.grounds().target().equals(valid.grounds().target()));
    if (before.isPresent()) {
      answer(before.get(), open);
      announcements.repeat(before.get(), valid.grant());
      return;
    }
    if (draining) {
      refuse(session, open, Reason.DRAINING, 0);
      return;
    }
    var target = sessions.of(valid.grounds().target());
    if (target.isEmpty()) {
      refuse(session, open, Reason.ABSENT, SECOND);
    } else if (isFull(session) || isFull(target.get())) {
      refuse(session, open, Reason.LIMITED, SECOND);
    } else {
      flows
          .add(
              session,
              target.get(),
              open.request(),
              valid.grounds(),
              valid.expires(),
              clock.instant())
          .ifPresentOrElse(
              flow -> begun(flow, open, valid), () -> refuse(session, open, Reason.FULL, SECOND));
    }
  }

  /** By a grant between the same two that is no older. */
  private void renew(Session session, Open open, GrantCheck.Valid valid) {
    var found = flows.find(open.renewed(), session);
    if (found.isEmpty() || found.get().end() != found.get().flow().source()) {
      refuse(session, open, Reason.NO_FLOW, 0);
      return;
    }
    var flow = found.get().flow();
    if (!flow.grounds().target().equals(valid.grounds().target())) {
      refuse(session, open, Reason.NOT_YOURS, 0);
    } else if (valid.grounds().issued() < flow.grounds().issued()) {
      refuse(session, open, Reason.STALE, 0);
    } else {
      flows.renew(flow, valid.grounds(), valid.expires());
      begun(flow, open, valid);
    }
  }

  private void begun(Flow flow, Open open, GrantCheck.Valid valid) {
    answer(flow, open);
    announcements.begin(flow, valid.grant());
  }

  private void answer(Flow flow, Open open) {
    var source = flow.source();
    sealing.send(
        source.session(), new Opened(open.request(), source.id(), source.tag(), flow.expires()));
  }

  private void sendData(Flow.End to, byte[] payload) {
    var frame =
        new WireWriter()
            .u8(FrameType.DATA)
            .u8(0)
            .u16(to.tag())
            .u32(to.id())
            .bytes(payload)
            .toBytes();
    outbox.send(frame, to.session().endpoint());
  }

  private boolean isFull(Session session) {
    return session.flows() >= limits.perSession();
  }

  private void refuse(Session session, Open open, Reason reason, int milliseconds) {
    sealing.send(session, new Refused(open.request(), reason, milliseconds));
  }
}
