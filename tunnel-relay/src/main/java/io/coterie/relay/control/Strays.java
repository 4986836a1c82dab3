package io.coterie.relay.control;

import io.coterie.relay.port.Endpoint;
import io.coterie.relay.reply.Strangers;
import io.coterie.relay.session.Sealing;
import io.coterie.relay.session.Session;
import io.coterie.relay.session.Sessions;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Close;
import java.util.ArrayList;

/**
 * Tells at times whoever sends DATA that no flow is there for. Sessions are not kept by address, so
 * this goes through all of them: only a few strays in a second get here.
 */
public final class Strays {
  private final Sessions sessions;
  private final Sealing sealing;
  private final Strangers strangers;

  public Strays(Sessions sessions, Sealing sealing, Strangers strangers) {
    this.sessions = sessions;
    this.sealing = sealing;
    this.strangers = strangers;
  }

  void tell(int flow, Endpoint from) {
    var there = new ArrayList<Session>(1);
    sessions.forEach(session -> {
      if (session.endpoint().equals(from)) {
        there.add(session);
      }
    });
    if (there.isEmpty()) {
      strangers.refuse(0, Reason.NO_SESSION, from);
    } else {
      there.forEach(session -> sealing.send(session, new Close(flow, Reason.NO_FLOW)));
    }
  }
}
