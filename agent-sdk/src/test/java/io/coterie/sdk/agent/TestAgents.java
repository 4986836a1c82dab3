package io.coterie.sdk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** A relay, a hub and as many agents as a test starts. */
final class TestAgents implements AutoCloseable {
  final TestRelay relay = new TestRelay();
  final TestHub hub = new TestHub(relay);
  final Queue<AgentEvent> events = new ConcurrentLinkedQueue<>();
  private final List<Agent> agents = new ArrayList<>();

  TestAgents() throws GeneralSecurityException {}

  /** All that goes through the relay. */
  Agent start(TestNode node) throws Exception {
    return start(node, config -> config);
  }

  Agent start(TestNode node, UnaryOperator<AgentConfig> how) throws Exception {
    var agent = launch(node, how);
    agents.add(agent);
    assertThat(agent.awaitPresent(Duration.ofSeconds(20))).as("%s is present", node.name).isTrue();
    return agent;
  }

  /** One that may never be present, and is for the caller to close. */
  Agent launch(TestNode node, UnaryOperator<AgentConfig> how) throws IOException {
    var config =
        AgentConfig.of(node.key, node.nodeId(), hub.controlPlane(node))
            .withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .withDirect(false)
            .withEvents(events::add);
    return Agent.start(how.apply(config));
  }

  <E extends AgentEvent> List<E> told(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public void close() {
    agents.forEach(Agent::close);
    relay.close();
  }
}
