package io.coterie.relay.session;

import io.coterie.relay.id.CompactId;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.Restarting;
import java.time.Clock;
import java.util.ArrayList;

/**
 * How sessions end: by themselves, with their tunnel, by silence, by their credential, by what was
 * revoked.
 */
public final class SessionEnds {
  private final Sessions sessions;
  private final SessionEvents events;
  private final Sealing sealing;
  private final Copies copies;
  private final SessionLimits limits;
  private final Clock clock;

  public SessionEnds(SessionParts parts, Copies copies) {
    this.sessions = parts.sessions();
    this.events = parts.events();
    this.sealing = parts.sealing();
    this.limits = parts.limits();
    this.clock = parts.clock();
    this.copies = copies;
  }

  /** The agent said so. */
  public void closed(Session session) {
    end(session, Reason.CLOSED);
  }

  /** A tunnel was closed, and with it the session in it, if that has not moved elsewhere. */
  public void tunnelClosed(long tunnel) {
    sessions.in(tunnel).ifPresent(session -> end(session, Reason.ABSENT));
  }

  /** The node of a session is gone, or has another key, since this version of its record. */
  public void revoked(CompactId node, long version) {
    sessions
        .of(node)
        .filter(session -> session.nodeVersion() < version)
        .ifPresent(session -> tellAndEnd(session, Reason.REVOKED, Reason.REVOKED));
  }

  /** Tells all of them that the relay is going to stop. */
  public void announceStop(int seconds) {
    sessions.forEach(session -> sealing.send(session, new Restarting(seconds)));
  }

  /**
   * Once a second: those that nothing was heard of end, and those whose credentials have expired.
   */
  public void sweep() {
    var now = clock.instant();
    var silent = new ArrayList<Session>();
    var expired = new ArrayList<Session>();
    sessions.forEach(session -> {
      if (session.hasSentSince(sessions.packets(session))) {
        session.renewLease(now.plus(limits.lease()));
      }
      if (session.isLeaseOver(now)) {
        silent.add(session);
      } else if (session.isCredentialExpired(now)) {
        expired.add(session);
      }
    });
    silent.forEach(session -> end(session, Reason.ABSENT));
    expired.forEach(session -> tellAndEnd(session, Reason.EXPIRED, Reason.ABSENT));
  }

  private void tellAndEnd(Session session, Reason told, Reason toPeers) {
    sealing.send(session, new Close(0, told));
    end(session, toPeers);
  }

  private void end(Session session, Reason toPeers) {
    copies.ended(session);
    sessions.remove(session, events, toPeers);
  }
}
