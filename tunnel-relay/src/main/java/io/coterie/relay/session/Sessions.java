package io.coterie.relay.session;

import io.coterie.relay.forward.Meters;
import io.coterie.relay.id.CompactId;
import io.coterie.relay.id.Slots;
import io.coterie.relay.port.Endpoint;
import io.coterie.relay.wire.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All sessions, by id and by node. Belongs to the control thread. */
public final class Sessions {
  private final Slots slots;

  /** Read by the port's threads, too. */
  private final AtomicReferenceArray<@Nullable Session> byPlace;

  private final SessionIndex byNode;
  private final Meters meters;

  /** Those that come without UDP. */
  private final Map<Long, Session> byTunnel = new HashMap<>();

  public Sessions(int capacity, Meters meters, Random random) {
    this.slots = new Slots(capacity, random);
    this.byPlace = new AtomicReferenceArray<>(Slots.tableSize(capacity));
    this.byNode = new SessionIndex(capacity);
    this.meters = meters;
  }

  public Optional<Session> find(int id) {
    return Optional.ofNullable(byPlace.getPlain(slots.place(id)))
        .filter(session -> session.id() == id);
  }

  /** Whether a session is there. For any thread: it may have ended or moved a moment ago. */
  public boolean isFrom(int id, Endpoint from) {
    var session = byPlace.getAcquire(slots.place(id));
    return session != null && session.id() == id && session.endpoint().equals(from);
  }

  public Optional<Session> of(CompactId node) {
    return Optional.ofNullable(byNode.find(node));
  }

  /** The one whose address a tunnel is. */
  Optional<Session> in(long tunnel) {
    return Optional.ofNullable(byTunnel.get(tunnel));
  }

  /** Where the meter of a session is. */
  public int place(Session session) {
    return slots.place(session.id());
  }

  public void forEach(Consumer<Session> action) {
    for (int place = 0; place < byPlace.length(); place++) {
      var session = byPlace.getPlain(place);
      if (session != null) {
        action.accept(session);
      }
    }
  }

  public int count() {
    return slots.used();
  }

  /** Empty: there is no room. */
  Optional<Session> add(CompactId node, Endpoint endpoint) {
    int id = slots.take();
    if (id == 0) {
      return Optional.empty();
    }
    var session = new Session(id, node, endpoint);
    byPlace.setRelease(slots.place(id), session);
    byNode.put(session);
    meters.reset(slots.place(id));
    return Optional.of(session);
  }

  /** A session takes the address and the keys of a BIND. */
  void bind(Session session, Binding binding) {
    leaveTunnel(session);
    session.bind(binding);
    if (session.endpoint().isVirtual()) {
      byTunnel.put(session.endpoint().low(), session);
    }
  }

  /** Ends it and all that hangs on it; says nothing to the agent itself. */
  void remove(Session session, SessionEvents events, Reason reason) {
    events.ended(session, reason);
    byPlace.setRelease(slots.place(session.id()), null);
    byNode.remove(session);
    leaveTunnel(session);
    slots.free(session.id());
  }

  private void leaveTunnel(Session session) {
    if (session.endpoint().isVirtual()) {
      byTunnel.remove(session.endpoint().low(), session);
    }
  }

  long packets(Session session) {
    return meters.packets(place(session));
  }
}
