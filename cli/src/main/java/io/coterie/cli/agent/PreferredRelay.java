package io.coterie.cli.agent;

import io.coterie.sdk.agent.control.RelayTicket;
import io.coterie.sdk.agent.control.RelayTickets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Puts one relay in front of those that the hub names. */
record PreferredRelay(RelayTickets hub, String name) implements RelayTickets {
  @Override
  public List<String> relays() throws IOException {
    var names = new ArrayList<>(hub.relays());
    if (!names.remove(name)) {
      throw new IOException("there is no relay " + name + "; see coterie relay ls");
    }
    names.addFirst(name);
    return names;
  }

  @Override
  public RelayTicket ticket(String relay) throws IOException {
    return hub.ticket(relay);
  }
}
