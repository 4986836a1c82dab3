package io.coterie.relay.flow;

import io.coterie.relay.forward.FlowEnd;
import io.coterie.relay.forward.FlowTable;
import io.coterie.relay.forward.Meters;
import io.coterie.relay.id.Slots;
import io.coterie.relay.revocation.Grounds;
import io.coterie.relay.session.Session;
import io.coterie.relay.session.Sessions;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All flows, and what the port's threads know of them. Belongs to the control thread. */
public final class Flows {
  private final Slots slots;
  private final @Nullable Flow[] byPlace;
  private final FlowTable table;
  private final Sessions sessions;
  private final Networks networks;
  private final Random random;

  public Flows(FlowTable table, Sessions sessions, Meters networks, int most, Random random) {
    this.slots = new Slots(2 * most, random);
    this.byPlace = new @Nullable Flow[Slots.tableSize(2 * most)];
    this.table = table;
    this.sessions = sessions;
    this.networks = new Networks(most, networks, random);
    this.random = random;
  }

  /** How many places a table needs for so many flows. */
  public static int places(int flows) {
    return Slots.tableSize(2 * flows);
  }

  public int count() {
    return slots.used() / 2;
  }

  /** The flow that a session calls so, and its end of it. */
  record Found(Flow flow, Flow.End end) {}

  Optional<Found> find(int id, Session session) {
    return find(id).filter(found -> found.end().session() == session);
  }

  /** Likewise, whoever calls it so. */
  Optional<Found> find(int id) {
    var flow = byPlace[slots.place(id)];
    if (flow == null) {
      return Optional.empty();
    }
    var end = flow.source().id() == id ? flow.source() : flow.target();
    return end.id() == id ? Optional.of(new Found(flow, end)) : Optional.empty();
  }

  /** The flow that a session opened by a request: among its youngest. */
  Optional<Flow> opened(Session session, int request, int among) {
    int place = session.firstFlow();
    for (int i = 0; i < among && place != 0; i++) {
      var flow = at(place);
      if (flow.source().session() == session && flow.request() == request) {
        return Optional.of(flow);
      }
      place = endAt(flow, place).next();
    }
    return Optional.empty();
  }

  /** Empty: there is no room. */
  Optional<Flow> add(
      Session source, Session target, int request, Grounds grounds, long expires, Instant now) {
    if (slots.capacity() - slots.used() < 2) {
      return Optional.empty();
    }
    var flow = new Flow(end(source), end(target), request, now, grounds);
    flow.restOn(grounds, networks.use(grounds.network()), expires);
    link(flow, flow.source());
    link(flow, flow.target());
    publish(flow);
    return Optional.of(flow);
  }

  void renew(Flow flow, Grounds grounds, long expires) {
    networks.release(flow.grounds().network());
    flow.restOn(grounds, networks.use(grounds.network()), expires);
    publish(flow);
  }

  void remove(Flow flow) {
    table.remove(flow.source().id());
    table.remove(flow.target().id());
    networks.release(flow.grounds().network());
    unlink(flow.source());
    unlink(flow.target());
  }

  /** Of a session; the flow that is handed on may be removed meanwhile. */
  void forEach(Session session, Consumer<Flow> action) {
    int place = session.firstFlow();
    while (place != 0) {
      var flow = at(place);
      place = endAt(flow, place).next();
      action.accept(flow);
    }
  }

  /** Likewise of all. */
  void forEach(Consumer<Flow> action) {
    for (int place = 1; place < byPlace.length; place++) {
      var flow = byPlace[place];
      if (flow != null && slots.place(flow.source().id()) == place) {
        action.accept(flow);
      }
    }
  }

  /** Lets the port's threads know what became of it. */
  void publish(Flow flow) {
    table.put(row(flow, flow.source()));
    table.put(row(flow, flow.target()));
  }

  private FlowEnd row(Flow flow, Flow.End own) {
    var peer = flow.other(own);
    return new FlowEnd(
        own.id(),
        own.tag(),
        own.session().endpoint(),
        peer.id(),
        peer.tag(),
        peer.session().endpoint(),
        (int) flow.expires(),
        sessions.place(own.session()),
        flow.network(),
        own == flow.target() && flow.isAwaited());
  }

  private Flow.End end(Session session) {
    int id = slots.take();
    if (id == 0) {
      throw new IllegalStateException("there was room for two");
    }
    return new Flow.End(session, id, (short) random.nextInt());
  }

  private void link(Flow flow, Flow.End end) {
    var session = end.session();
    int place = slots.place(end.id());
    byPlace[place] = flow;
    end.next(session.firstFlow());
    if (end.next() != 0) {
      endAt(at(end.next()), end.next()).previous(place);
    }
    session.firstFlow(place, session.flows() + 1);
  }

  private void unlink(Flow.End end) {
    var session = end.session();
    if (end.next() != 0) {
      endAt(at(end.next()), end.next()).previous(end.previous());
    }
    if (end.previous() != 0) {
      endAt(at(end.previous()), end.previous()).next(end.next());
    }
    int first = end.previous() == 0 ? end.next() : session.firstFlow();
    session.firstFlow(first, session.flows() - 1);
    byPlace[slots.place(end.id())] = null;
    slots.free(end.id());
  }

  private Flow at(int place) {
    var flow = byPlace[place];
    if (flow == null) {
      throw new IllegalStateException("a list of flows leads nowhere");
    }
    return flow;
  }

  private Flow.End endAt(Flow flow, int place) {
    return slots.place(flow.source().id()) == place ? flow.source() : flow.target();
  }
}
