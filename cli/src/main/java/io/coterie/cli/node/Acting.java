package io.coterie.cli.node;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.AgentEvent;
import io.coterie.sdk.agent.control.ControlPlane;
import io.coterie.sdk.agent.control.HubControl;
import io.coterie.sdk.node.NodeSession;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An agent that runs for as long as a command does. */
final class Acting implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Hub hub;
  private final NodeFolder folder;
  private final LocalNode node;
  private final NodeSession session;
  private final RunningNode claim;
  private final Agent agent;
  private final Queue<AgentEvent> events = new ConcurrentLinkedQueue<>();

  /** Starts it; the hub has to know the node, or a {@code StatusRuntimeException} says why not. */
  Acting(Invocation invocation, Hub hub, NodeFolder folder, AgentStart start) throws IOException {
    var clock = invocation.environment().clock();
    this.hub = hub;
    this.folder = folder;
    var self = folder.identity();
    this.node = self.node();
    this.session =
        new NodeSession(
            hub.anybody().withoutCredential(), self.key(), node.id(), node.deployment(), clock);
    this.claim = RunningNode.act(folder);
    try {
      var _ = session.client();
      this.agent =
          start.start(self, session, clock, new AgentStart.Listeners(events::add, _ -> {}));
    } catch (IOException | RuntimeException e) {
      claim.close();
      throw e;
    }
  }

  Hub hub() {
    return hub;
  }

  NodeName name() {
    return folder.name();
  }

  /** Where it writes down whom it has met. */
  Path peersFile() {
    return folder.peersFile();
  }

  LocalNode node() {
    return node;
  }

  NodeSession session() {
    return session;
  }

  Agent agent() {
    return agent;
  }

  /** What the node may ask of the hub. */
  ControlPlane control() {
    return HubControl.of(session);
  }

  /** What happened so far. */
  Queue<AgentEvent> events() {
    return events;
  }

  /** Waits until the node can be found. */
  Agent present() throws InterruptedException {
    if (!agent.awaitPresent(PATIENCE)) {
      throw new CliFailure(
          Code.UNAVAILABLE,
          "NO_RELAY",
          "no relay answers, so that node %s finds nobody".formatted(name()),
          "find out why with: coterie node doctor --as " + name());
    }
    return agent;
  }

  @Override
  public void close() throws IOException {
    agent.close();
    claim.close();
  }
}
