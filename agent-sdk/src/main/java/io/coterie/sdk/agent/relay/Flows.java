package io.coterie.sdk.agent.relay;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.Control;
import io.coterie.relay.wire.frame.DataFrame;
import io.coterie.relay.wire.frame.Incoming;
import io.coterie.relay.wire.frame.Opened;
import io.coterie.relay.wire.frame.Punched;
import io.coterie.relay.wire.frame.Refused;
import io.coterie.relay.wire.frame.Renew;
import io.coterie.relay.wire.grant.SignedGrant;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The flows of one session, by the numbers that the relay gave them. Used on the event loop only.
 */
final class Flows {
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final int TRIES = 5;

  private final RelaySession session;
  private final Relays relays;
  private final Map<Integer, RelayFlow> open = new HashMap<>();
  private final Map<Integer, Opening> opening = new HashMap<>();
  private final List<RelayFlow> suspended = new ArrayList<>();
  private boolean isSuspended;
  private int lastRequest;
  private int sessionBefore;

  private record Opening(RelayFlow flow, Alarm retry) {}

  Flows(RelaySession session, Relays relays) {
    this.session = session;
    this.relays = relays;
  }

  /** Asks the relay for the flow, or for it to go on. */
  void open(RelayFlow flow) {
    if (!session.isUp()) {
      if (!suspended.contains(flow)) {
        suspended.add(flow);
      }
      return;
    }
    giveUp(flow);
    int request = ++lastRequest;
    ask(request, flow, 0);
  }

  private void ask(int request, RelayFlow flow, int tries) {
    if (tries == TRIES) {
      giveUp(flow);
      flow.closed(Reason.NO_SESSION, FIRST_WAIT);
      return;
    }
    var retry = new Alarm(relays.loop(), () -> ask(request, flow, tries + 1));
    opening.put(request, new Opening(flow, retry));
    session.say(flow.toOpen(request));
    retry.in(FIRST_WAIT.multipliedBy(1L << tries));
    session.inUse(true);
  }

  void forget(RelayFlow flow) {
    giveUp(flow);
    suspended.remove(flow);
    open.remove(flow.id(), flow);
    session.inUse(!open.isEmpty());
  }

  /** The session is gone, and the flows with it, unless it turns out to be the same. */
  void suspend() {
    isSuspended = true;
    opening.values().forEach(o -> o.retry().stop());
    opening.values().stream()
        .map(Opening::flow)
        .filter(f -> !open.containsValue(f))
        .forEach(suspended::add);
    opening.clear();
    sessionBefore = session.number();
  }

  boolean areSuspended() {
    return isSuspended;
  }

  /**
   * There is a session again, the same or another. That its number is the same proves nothing: a
   * relay that was restarted counts from the beginning. So flows are asked for by their numbers,
   * and opened anew when the relay does not know them.
   */
  void resume(int number) {
    boolean same = number == sessionBefore;
    isSuspended = false;
    var again = new ArrayList<>(suspended);
    suspended.clear();
    for (var flow : List.copyOf(open.values())) {
      if (flow.source()) {
        again.add(flow);
        if (!same) {
          open.remove(flow.id());
          flow.reopen();
        }
      } else if (!same) {
        open.remove(flow.id());
        flow.closed(Reason.NO_SESSION, Duration.ZERO);
      }
    }
    again.forEach(this::open);
  }

  boolean isEmpty() {
    return open.isEmpty() && opening.isEmpty() && suspended.isEmpty();
  }

  void stop() {
    opening.values().forEach(o -> o.retry().stop());
    opening.clear();
    suspended.clear();
    var before = List.copyOf(open.values());
    open.clear();
    before.forEach(flow -> flow.closed(Reason.CLOSED, Duration.ZERO));
  }

  void data(ByteBuf content) {
    if (content.readableBytes() <= DataFrame.PAYLOAD) {
      return;
    }
    int at = content.readerIndex();
    var flow = open.get(content.getInt(at + DataFrame.FLOW));
    if (flow != null) {
      int tag = content.getUnsignedShort(at + DataFrame.TAG);
      // a slice, since the codec of QUIC takes it that packets begin at index 0
      int length = content.readableBytes() - DataFrame.PAYLOAD;
      flow.received(tag, content.slice(at + DataFrame.PAYLOAD, length));
    }
  }

  void said(Control control) {
    switch (control) {
      case Opened opened -> opened(opened);
      case Refused refused -> taken(refused.request()).ifPresent(flow -> refused(flow, refused));
      case Incoming incoming -> incoming(incoming);
      case Punched punched -> punched(punched);
      case Renew renew -> known(renew.flow()).ifPresent(RelayFlow::renewalDemanded);
      case Close close ->
          Optional.ofNullable(open.remove(close.flow()))
              .ifPresent(flow -> flow.closed(close.reason(), Duration.ZERO));
      default -> throw new IllegalArgumentException("a relay does not say " + control);
    }
    session.inUse(!open.isEmpty() || !opening.isEmpty());
  }

  private void opened(Opened opened) {
    taken(opened.request())
        .ifPresent(flow -> {
          open.remove(flow.id(), flow);
          put(opened.flow(), flow);
          flow.opened(opened.flow(), opened.tag());
        });
  }

  private void refused(RelayFlow flow, Refused refused) {
    boolean known = open.remove(flow.id(), flow);
    if (known && refused.reason() == Reason.NO_FLOW) {
      flow.reopen();
      open(flow);
    } else {
      flow.closed(refused.reason(), Duration.ofMillis(refused.milliseconds()));
    }
  }

  /** The number is this flow's: if it was another's, that one is no more. */
  private void put(int number, RelayFlow flow) {
    var before = open.put(number, flow);
    if (before != null && before != flow) {
      before.closed(Reason.NO_FLOW, Duration.ZERO);
    }
  }

  private void incoming(Incoming incoming) {
    SignedGrant grant;
    try {
      grant = SignedGrant.parse(incoming.grant());
    } catch (MalformedFrameException _) {
      return; // the relay would not have taken it
    }
    var present = visit(incoming, grant);
    if (present.isPresent() && present.get().isPast(grant)) {
      return; // it was said before
    }
    int before = session.number();
    relays
        .grants()
        .check(
            grant,
            verdict -> {
              if (session.number() == before) {
                checked(incoming, grant, verdict);
              }
            });
  }

  private void checked(Incoming incoming, SignedGrant grant, GrantCheck.Verdict verdict) {
    switch (verdict) {
      case SIGNED -> signed(incoming, grant);
      case FORGED -> relays.events().forged(session.name(), grant);
      case UNKNOWN -> {
        // the relay says it again, and then the hub may answer
      }
    }
  }

  private void signed(Incoming incoming, SignedGrant grant) {
    var present = visit(incoming, grant);
    if (present.isPresent()) {
      present.get().renewed(grant, incoming.tag());
    } else {
      var owner = relays.events().incoming(session.name(), grant);
      var flow = new RelayFlow(session, owner, false, grant);
      put(incoming.flow(), flow);
      flow.opened(incoming.flow(), incoming.tag());
      session.inUse(true);
    }
  }

  /** The flow that INCOMING goes on with; empty: it begins one. */
  private Optional<RelayFlow> visit(Incoming incoming, SignedGrant grant) {
    return known(incoming.flow()).filter(flow -> !flow.source() && flow.isFrom(grant));
  }

  private void punched(Punched punched) {
    var candidates = new ArrayList<>(punched.candidates());
    punched.reflexive().ifPresent(candidates::addFirst);
    known(punched.flow()).ifPresent(flow -> flow.punched(candidates, punched.answer()));
  }

  private Optional<RelayFlow> known(int id) {
    return Optional.ofNullable(open.get(id));
  }

  private Optional<RelayFlow> taken(int request) {
    var answered = Optional.ofNullable(opening.remove(request));
    answered.ifPresent(o -> o.retry().stop());
    return answered.map(Opening::flow);
  }

  private void giveUp(RelayFlow flow) {
    var present = opening.remove(flow.request());
    if (present != null) {
      present.retry().stop();
    }
  }
}
