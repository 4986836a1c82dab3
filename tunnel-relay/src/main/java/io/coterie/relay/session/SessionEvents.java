package io.coterie.relay.session;

import io.coterie.relay.wire.Reason;

/** What those have to know who keep something of a session. */
public interface SessionEvents {
  /** It sends from elsewhere now. */
  void moved(Session session);

  /**
   * It is about to end.
   *
   * @param reason what the other ends of its flows are told
   */
  void ended(Session session, Reason reason);
}
