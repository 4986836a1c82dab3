package io.coterie.relay.flow;

import io.coterie.relay.revocation.Grounds;
import io.coterie.relay.session.Session;
import java.time.Duration;
import java.time.Instant;

/** A flow between two sessions. Belongs to the control thread. */
final class Flow {
  private static final int EARLY = 16;

  private final End source;
  private final End target;

  /** Of the OPEN that made it. */
  private final int request;

  private final long opened;
  private Grounds grounds;
  private int network;
  private long expires;

  /** How many grants it has rested on. */
  private int generation;

  /** Nothing has come from the target yet. */
  private boolean awaited = true;

  /** When it ends if it is not renewed, in milliseconds; 0: it need not be. */
  private long renewBy;

  private long nextPunch;
  private int early;

  Flow(End source, End target, int request, Instant opened, Grounds grounds) {
    this.source = source;
    this.target = target;
    this.request = request;
    this.opened = opened.getEpochSecond();
    this.grounds = grounds;
  }

  /** One end: its session, and what that session calls the flow. */
  static final class End {
    private final Session session;
    private final int id;
    private final short tag;

    /** Places of the neighbours in the session's list of flows; 0: none. */
    private int next;

    private int previous;

    End(Session session, int id, short tag) {
      this.session = session;
      this.id = id;
      this.tag = tag;
    }

    Session session() {
      return session;
    }

    int id() {
      return id;
    }

    int tag() {
      return Short.toUnsignedInt(tag);
    }

    int next() {
      return next;
    }

    int previous() {
      return previous;
    }

    void next(int place) {
      next = place;
    }

    void previous(int place) {
      previous = place;
    }
  }

  End source() {
    return source;
  }

  End target() {
    return target;
  }

  End other(End end) {
    return end == source ? target : source;
  }

  int request() {
    return request;
  }

  Grounds grounds() {
    return grounds;
  }

  long expires() {
    return expires;
  }

  /** Of the network that it rests on, among the meters; 0: it rests on none. */
  int network() {
    return network;
  }

  void restOn(Grounds grounds, int network, long expires) {
    this.grounds = grounds;
    this.network = network;
    this.expires = expires;
    this.renewBy = 0;
    generation++;
  }

  int generation() {
    return generation;
  }

  boolean isRenewed() {
    return generation > 1;
  }

  boolean isAwaited() {
    return awaited;
  }

  /** The target knows of it. */
  void heard() {
    awaited = false;
  }

  boolean isBeingRenewed() {
    return renewBy != 0;
  }

  void renewBy(Instant time) {
    renewBy = time.toEpochMilli();
  }

  boolean isOver(Instant now) {
    return expires <= now.getEpochSecond() || (renewBy != 0 && renewBy <= now.toEpochMilli());
  }

  boolean isExpired(Instant now) {
    return expires <= now.getEpochSecond();
  }

  /** Whether a PUNCH comes slowly enough: as many at once as in a second. */
  boolean admitsPunch(Instant now, Duration interval, int burst) {
    long time = now.toEpochMilli();
    long next = Math.max(time, nextPunch);
    if (next - time > interval.toMillis() * burst) {
      return false;
    }
    nextPunch = next + interval.toMillis();
    return true;
  }

  /** Whether one more datagram may come with the OPEN. */
  boolean admitsEarly(Instant now) {
    return now.getEpochSecond() - opened <= 2 && ++early <= EARLY;
  }
}
