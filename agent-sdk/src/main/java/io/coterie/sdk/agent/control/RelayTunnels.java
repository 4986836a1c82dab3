package io.coterie.sdk.agent.control;

import java.io.IOException;

/** Leads to one relay where UDP does not. */
public interface RelayTunnels {
  /** Opens a tunnel. Blocks. */
  RelayTunnel open(RelayTunnel.Listener listener) throws IOException;
}
