package io.coterie.sdk.agent.relay;

import io.coterie.relay.wire.frame.Bind;
import java.security.SecureRandom;

/** This start of the agent, which relays tell from another that runs with the same key. */
final class Instance {
  private final byte[] id = new byte[Bind.INSTANCE];
  private long counter;

  Instance() {
    new SecureRandom().nextBytes(id);
  }

  byte[] id() {
    return id;
  }

  /** Grows with every BIND. */
  long next() {
    return ++counter;
  }
}
