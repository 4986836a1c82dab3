package io.coterie.relay.control;

import io.coterie.relay.flow.Announcements;
import io.coterie.relay.flow.FlowEnds;
import io.coterie.relay.flow.Opening;
import io.coterie.relay.flow.Punching;
import io.coterie.relay.forward.Drop;
import io.coterie.relay.forward.Traffic;
import io.coterie.relay.port.Endpoint;
import io.coterie.relay.session.Bindings;
import io.coterie.relay.session.Copies;
import io.coterie.relay.session.Sealing;
import io.coterie.relay.session.SessionEnds;
import io.coterie.relay.stun.StunResponder;
import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.frame.BoundBody;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.frame.Incoming;
import io.coterie.relay.wire.frame.Open;
import io.coterie.relay.wire.frame.Opened;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.Pong;
import io.coterie.relay.wire.frame.Punch;
import io.coterie.relay.wire.frame.Punched;
import io.coterie.relay.wire.frame.Refused;
import io.coterie.relay.wire.frame.Renew;
import io.coterie.relay.wire.frame.Restarting;

/** Which frame is whose. */
public record Dispatch(
    StunResponder stun,
    Bindings bindings,
    Copies copies,
    SessionEnds sessionEnds,
    Sealing sealing,
    Opening opening,
    Punching punching,
    FlowEnds flowEnds,
    Announcements announcements,
    Traffic traffic) {
  /** Deals with what came from somewhere; what is malformed is counted, and never answered. */
  void arrived(byte[] bytes, Endpoint from) {
    int first = Byte.toUnsignedInt(bytes[0]);
    try {
      if (FrameType.isStun(first)) {
        stun.answer(bytes, from);
        return;
      }
      switch (first) {
        case FrameType.BIND -> bindings.take(bytes, from);
        case FrameType.EARLY -> opening.early(bytes, from);
        default -> {
          var said = sealing.open(bytes, from);
          if (said.isPresent()) {
            said(said.get());
          }
        }
      }
    } catch (MalformedFrameException _) {
      traffic.drop(Drop.MALFORMED);
    }
  }

  private void said(Sealing.Said said) {
    var session = said.session();
    if (said.what() instanceof Ping(long echo)) {
      // answered to where it came from: that is how an agent learns that it sends from elsewhere
      // now
      sealing.send(session, new Pong(echo, said.from().address()), said.from());
      return;
    }
    if (!said.from().equals(session.endpoint())) {
      traffic.drop(Drop.SOURCE);
      return;
    }
    switch (said.what()) {
      case Open open -> opening.open(session, open);
      case Punch punch -> punching.punch(session, punch);
      case Pong(long echo, var _) -> copies.answered(session, echo);
      case Close(int flow, var _) when flow == 0 -> sessionEnds.closed(session);
      case Close(int flow, var _) -> flowEnds.closed(session, flow);
      case Ping _, BoundBody _, Incoming _, Opened _, Punched _, Refused _, Renew _, Restarting _ ->
          traffic.drop(Drop.NOT_FOR_RELAYS);
    }
  }
}
