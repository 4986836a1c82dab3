package io.coterie.sdk.agent.control;

import java.io.IOException;
import java.util.List;

/** Lets a node in at relays. Calls block. */
public interface RelayTickets {
  /**
   * Names of the relays that the node may be at home at, the best first; none: it has to do
   * without.
   */
  List<String> relays() throws IOException;

  /** A new credential for one relay. */
  RelayTicket ticket(String relay) throws IOException;
}
