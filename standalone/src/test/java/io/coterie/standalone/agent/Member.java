package io.coterie.standalone.agent;

import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.AgentEvent;
import java.util.Queue;

/**
 * An agent of a {@link Team}.
 *
 * @param address of its node on the backbone
 * @param events all that it told of
 */
public record Member(String node, String address, Agent agent, Queue<AgentEvent> events)
    implements AutoCloseable {
  @Override
  public void close() {
    agent.close();
  }
}
