package io.coterie.sdk.agent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two nodes of a hub that nothing lets reach each other so far. */
abstract class TwoAgents {
  TestAgents agents;
  TestNode alice;
  TestNode bob;

  @SuppressWarnings("NullAway.Init")
  TwoAgents() {}

  @BeforeEach
  final void two() throws Exception {
    agents = new TestAgents();
    alice = agents.hub.node("alice");
    bob = agents.hub.node("bob");
  }

  @AfterEach
  final void stop() {
    agents.close();
  }
}
