package io.coterie.examples;

import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.AgentConfig;
import java.io.IOException;
import java.time.Duration;

/**
 * An agent that runs.
 *
 * @param node its node's id, by which others in the network may dial it
 */
public record Worker(String node, Agent agent) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Starts it, and waits until it can be found. */
  public static Worker start(AgentConfig config) throws IOException, InterruptedException {
    var agent = Agent.start(config);
    if (!agent.awaitPresent(PATIENCE)) {
      agent.close();
      throw new IOException("node " + config.node() + " found no relay; is the hub up?");
    }
    return new Worker(config.node(), agent);
  }

  @Override
  public void close() {
    agent.close();
  }
}
