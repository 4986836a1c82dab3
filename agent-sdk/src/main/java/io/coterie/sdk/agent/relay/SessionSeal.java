package io.coterie.sdk.agent.relay;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.frame.Control;
import io.coterie.relay.wire.frame.SealedFrame;
import io.coterie.relay.wire.seal.SealingKey;
import io.coterie.relay.wire.seal.SequenceWindow;
import io.coterie.relay.wire.seal.SessionKeys;
import java.util.Optional;

/** Keys and counters of one session: what makes frames out of what is said, and back. */
final class SessionSeal {
  private final int session;
  private final SealingKey toRelay;
  private final SealingKey toAgent;
  private long sent;
  private SequenceWindow received = SequenceWindow.EMPTY;

  SessionSeal(int session, SessionKeys keys) {
    this.session = session;
    this.toRelay = new SealingKey(keys.toRelay());
    this.toAgent = new SealingKey(keys.toAgent());
  }

  int session() {
    return session;
  }

  byte[] seal(Control control) {
    return SealedFrame.encode(session, ++sent, toRelay, control);
  }

  /** What the relay says; empty if it is not the relay that says it, or it was said before. */
  Optional<Control> open(SealedFrame frame) throws MalformedFrameException {
    if (frame.session() != session || !received.admits(frame.sequence())) {
      return Optional.empty();
    }
    var body = frame.open(toAgent);
    if (body.isEmpty()) {
      return Optional.empty();
    }
    received = received.take(frame.sequence());
    return Optional.of(Control.fromRelay(frame.type(), body.get()));
  }
}
