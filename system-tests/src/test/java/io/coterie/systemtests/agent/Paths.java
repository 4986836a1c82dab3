package io.coterie.systemtests.agent;

import io.coterie.sdk.agent.AgentEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which way packets to each peer take, as the agent tells. Threads may share it. */
final class Paths {
  private final Map<String, Way> ways = new ConcurrentHashMap<>();

  /** Takes in what the agent tells, and prints it for whoever looks into a test that failed. */
  void told(AgentEvent event) {
    System.err.println(event);
    switch (event) {
      case AgentEvent.PathChanged(var node, var direct) ->
          ways.put(node, direct.isPresent() ? Way.DIRECT : Way.RELAY);
      case AgentEvent.PeerConnected(var node) -> ways.putIfAbsent(node, Way.RELAY);
      case AgentEvent.PeerGone(var node) -> ways.remove(node);
      case AgentEvent.RelayUp _,
          AgentEvent.RelayDown _,
          AgentEvent.Copied _,
          AgentEvent.Refused _,
          AgentEvent.Stranger _,
          AgentEvent.Forged _,
          AgentEvent.HandshakeFailed _,
          AgentEvent.NotRemembered _,
          AgentEvent.HubUnavailable _ -> {
        // says nothing of paths
      }
    }
  }

  Way to(String node) {
    return ways.getOrDefault(node, Way.NONE);
  }
}
