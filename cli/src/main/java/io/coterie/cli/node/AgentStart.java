package io.coterie.cli.node;

import io.coterie.cli.agent.Heartbeats;
import io.coterie.cli.agent.PathOptions;
import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.AgentConfig;
import io.coterie.sdk.agent.AgentEvent;
import io.coterie.sdk.agent.control.ControlPlane;
import io.coterie.sdk.agent.control.HubControl;
import io.coterie.sdk.agent.control.Presence;
import io.coterie.sdk.node.NodeSession;
import io.coterie.sdk.node.PresenceEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * How a command starts an agent.
 *
 * @param address of its UDP socket; port 0: any
 * @param endpoints where peers reach it; empty: wherever it turns out to be
 */
record AgentStart(PathOptions paths, InetSocketAddress address, List<InetSocketAddress> endpoints) {
  private static final int MOST_ENDPOINTS = 16;

  /** For a command that comes to its end soon. */
  static AgentStart shortly(PathOptions paths) {
    return new AgentStart(paths, new InetSocketAddress("0.0.0.0", 0), List.of());
  }

  /** Both listeners are told on threads of the agent, and must not block. */
  record Listeners(Consumer<AgentEvent> agent, Consumer<PresenceEvent> presence) {}

  Agent start(LocalIdentity self, NodeSession session, Clock clock, Listeners listeners)
      throws IOException {
    var port = new CompletableFuture<Integer>();
    ControlPlane any = HubControl.of(session);
    paths.check(any);
    ControlPlane hub = paths.over(any);
    Presence heartbeats = new Heartbeats(session, listeners.presence());
    var control =
        new ControlPlane(
            hub.resolver(),
            hub.access(),
            hub.peers(),
            hub.tickets(),
            seen(heartbeats, port),
            hub.grantKeys());
    var agent =
        Agent.start(
            paths.over(
                AgentConfig.of(self.key(), self.node().id(), control)
                    .withAddress(address)
                    .withAdvertised(endpoints)
                    .withClock(clock)
                    .withEvents(listeners.agent())
                    .withContinuity(self.continuity())));
    port.complete(agent.port());
    return agent;
  }

  /**
   * Where the hub sees the node come from is a place to look for it, too: the hub fills in the
   * address.
   */
  private Presence seen(Presence heartbeats, CompletableFuture<Integer> port) {
    if (!paths.direct() || !endpoints.isEmpty()) {
      return heartbeats;
    }
    return new Presence() {
      @Override
      public Duration beat(List<String> found, String homeRelay) throws IOException {
        var all = new ArrayList<>(found.stream().limit(MOST_ENDPOINTS - 1).toList());
        all.add("0.0.0.0:" + port.join());
        return heartbeats.beat(all, homeRelay);
      }

      @Override
      public void leave() throws IOException {
        heartbeats.leave();
      }
    };
  }
}
