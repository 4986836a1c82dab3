package io.coterie.relay.control;

import io.coterie.relay.port.Endpoint;

/** What the control thread has to do. */
sealed interface Work {
  /** Looks at a frame or a STUN message. */
  record Arrival(byte[] bytes, Endpoint from) implements Work {}

  /** Tells somebody that the flow of his DATA does not exist. */
  record Stray(int flow, Endpoint from) implements Work {}

  /** A target shows that it knows of a flow. */
  record Heard(int flow) implements Work {}

  record Task(Runnable task) implements Work {}
}
