package io.coterie.sdk.agent.control;

import java.io.IOException;

/** Tells which keys the hub signs flow grants with. Calls block. */
public interface GrantKeys {
  GrantKeySet read() throws IOException;
}
