package io.coterie.relay.session;

import io.coterie.relay.forward.Drop;
import io.coterie.relay.forward.Traffic;
import io.coterie.relay.port.Endpoint;
import io.coterie.relay.reply.Outbox;
import io.coterie.relay.reply.Strangers;
import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Control;
import io.coterie.relay.wire.frame.SealedFrame;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Opens what agents seal, and seals what they are told. */
public final class Sealing {
  private final Sessions sessions;
  private final Outbox outbox;
  private final Strangers strangers;
  private final Traffic traffic;
  private final Clock clock;
  private final Duration lease;

  public Sealing(
      Sessions sessions,
      Outbox outbox,
      Strangers strangers,
      Traffic traffic,
      Clock clock,
      Duration lease) {
    this.sessions = sessions;
    this.outbox = outbox;
    this.strangers = strangers;
    this.traffic = traffic;
    this.clock = clock;
    this.lease = lease;
  }

  /**
   * What an agent said.
   *
   * @param from where it came from: not always where the session is
   */
  public record Said(Session session, Control what, Endpoint from) {}

  /** Opens a frame; empty: it was dropped, and counted. */
  public Optional<Said> open(byte[] bytes, Endpoint from) throws MalformedFrameException {
    var frame = SealedFrame.parse(bytes);
    var session = sessions.find(frame.session());
    if (session.isEmpty()) {
      traffic.drop(Drop.NO_SESSION);
      strangers.refuse(0, Reason.NO_SESSION, from);
      return Optional.empty();
    }
    return open(frame, session.get(), from);
  }

  private Optional<Said> open(SealedFrame frame, Session session, Endpoint from)
      throws MalformedFrameException {
    if (!session.window().admits(frame.sequence())) {
      traffic.drop(Drop.REPLAY);
      return Optional.empty();
    }
    var body = frame.open(session.toRelay());
    if (body.isEmpty()) {
      traffic.drop(Drop.SEAL);
      return Optional.empty();
    }
    session.window(session.window().take(frame.sequence()));
    session.renewLease(clock.instant().plus(lease));
    return Optional.of(new Said(session, Control.fromAgent(frame.type(), body.get()), from));
  }

  public void send(Session session, Control what) {
    send(session, what, session.endpoint());
  }

  /** Sends to where the agent seems to be rather than to where its session is. */
  public void send(Session session, Control what, Endpoint to) {
    outbox.send(
        SealedFrame.encode(session.id(), session.nextSequence(), session.toAgent(), what), to);
  }
}
