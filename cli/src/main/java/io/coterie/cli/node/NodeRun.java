package io.coterie.cli.node;

import io.coterie.cli.agent.Happening;
import io.coterie.cli.agent.Services;
import io.coterie.cli.agent.StatusLine;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.OutputFormat;
import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.AgentEvent;
import io.coterie.sdk.node.NodeSession;
import io.coterie.sdk.node.PresenceEvent;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs an agent until somebody stops it or the hub will never take it again. All that happens is
 * told by the thread that runs it, one thing after the other.
 */
final class NodeRun {
  private static final Happening STOP = new Happening.Stop();
  private static final Happening TICK = new Happening.Tick();

  private final Invocation invocation;
  private final LocalIdentity self;
  private final AgentStart start;
  private final NodeSession session;
  private final RunLog log;
  private final StatusLine line;
  private final BlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();

  NodeRun(Invocation invocation, Hub hub, LocalIdentity self, AgentStart start) {
    var environment = invocation.environment();
    this.invocation = invocation;
    this.self = self;
    this.start = start;
    LocalNode node = self.node();
    this.session =
        new NodeSession(
            hub.anybody(), self.key(), node.id(), node.deployment(), environment.clock());
    this.line =
        new StatusLine(
            environment.err(),
            environment.terminal().watched()
                && !invocation.options().plain()
                && invocation.options().output() == OutputFormat.TEXT);
    this.log = new RunLog(invocation, hub.address(), node, line);
  }

  void run(Services services) throws IOException, InterruptedException {
    invocation.environment().stop().onRequest(() -> happenings.add(STOP));
    Optional<CliFailure> failure;
    try (var agent = agent();
        var opened = services.open(agent, f -> happenings.add(new Happening.OfBridge(f)));
        var _ = agent.peers(log::named)) {
      opened.told().forEach(log::opened);
      failure = untilTheEnd(agent, opened);
    }
    line.clear();
    happenings.forEach(log::tell); // its good-bye
    failure.ifPresent(f -> {
      throw f;
    });
  }

  private Agent agent() throws IOException {
    return start.start(
        self,
        session,
        invocation.environment().clock(),
        new AgentStart.Listeners(
            event -> happenings.add(new Happening.OfAgent(event)),
            event -> happenings.add(new Happening.OfPresence(event))));
  }

  private Optional<CliFailure> untilTheEnd(Agent agent, Services.Opened opened)
      throws InterruptedException {
    while (true) {
      var next = line.isShown() ? happenings.poll(1, TimeUnit.SECONDS) : happenings.take();
      switch (next == null ? TICK : next) {
        case Happening.Stop _ -> {
          return Optional.empty();
        }
        case Happening.OfPresence(PresenceEvent.Ended ended) -> {
          return Optional.of(PresenceStatus.explain(ended.failure()));
        }
        case Happening.OfAgent(AgentEvent.Copied copied) -> {
          return Optional.of(copied(copied));
        }
        case Happening.Tick tick -> log.tell(tick);
        case Happening.OfAgent happening -> log.tell(happening);
        case Happening.OfPresence happening -> log.tell(happening);
        case Happening.OfBridge happening -> log.tell(happening);
      }
      if (happenings.isEmpty()) {
        line.show("node " + self.node().called(), agent.paths(), opened);
      }
    }
  }

  private static CliFailure copied(AgentEvent.Copied copied) {
    return new CliFailure(
        Code.ABORTED,
        "KEY_COPIED",
        "another agent has come to relay %s with this node's key".formatted(copied.relay()),
        "a key belongs on one machine: make the other one a node of its own with coterie node"
            + " create");
  }
}
