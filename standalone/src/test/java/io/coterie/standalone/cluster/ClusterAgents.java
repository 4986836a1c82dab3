package io.coterie.standalone.cluster;

import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.SetPolicyRequest;
import io.coterie.registry.v1.NetworkEntry;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.sdk.ClientOptions;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.Credential;
import io.coterie.sdk.HubAddress;
import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.AgentConfig;
import io.coterie.sdk.agent.AgentEvent;
import io.coterie.sdk.agent.control.HubControl;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.NodeSession;
import io.coterie.sdk.node.Registration;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Agents of one network that come by an edge, and reach each other by relays only. */
final class ClusterAgents implements AutoCloseable {
  private static final Duration PRESENT = Duration.ofMinutes(1);
  private static final Duration DIAL = Duration.ofSeconds(5);

  private final CoterieClient client;
  private final String network;

  /**
   * One of them.
   *
   * @param events all that it told of
   */
  record Member(String node, Agent agent, Queue<AgentEvent> events) implements AutoCloseable {
    @Override
    public void close() {
      agent.close();
    }
  }

  ClusterAgents(ClusterEdge edge, String policy) throws IOException {
    client = CoterieClient.of(HubAddress.parse(edge.uri().toString(), false), ClientOptions.DEFAULT);
    var registered =
        client
            .accounts()
            .registerAccount(
                RegisterAccountRequest.newBuilder()
                    .setUsername("owner")
                    .setPassword("correct horse battery")
                    .build());
    var owner = client.with(new Credential(registered.getUserToken()));
    var founded =
        owner
            .networks()
            .createNetwork(
                CreateNetworkRequest.newBuilder()
                    .setName("fleet")
                    .setJoinRule(JoinRule.JOIN_RULE_OPEN)
                    .build());
    network = founded.getNetwork().getId();
    var _ =
        owner
            .policies()
            .setPolicy(
                SetPolicyRequest.newBuilder().setNetwork(network).setSource(policy).build());
  }

  /** A new one, once others can find it. */
  Member start() throws IOException, InterruptedException {
    var key = NodeKey.generate();
    var entry = NetworkEntry.newBuilder().setNetwork(network).build();
    var registered =
        new Registration(client)
            .register(key, "", "", NodeVisibility.NODE_VISIBILITY_PRIVATE, List.of(entry));
    var node = registered.getNode().getId();
    var session =
        new NodeSession(client, key, node, registered.getDeployment(), Clock.systemUTC());
    var events = new ConcurrentLinkedQueue<AgentEvent>();
    var agent =
        Agent.start(
            AgentConfig.of(key, node, HubControl.of(session))
                .withDirect(false)
                .withDialTimeout(DIAL)
                .withEvents(events::add));
    if (!agent.awaitPresent(PRESENT)) {
      agent.close();
      throw new AssertionError("the agent is not found: " + events);
    }
    return new Member(node, agent, events);
  }

  @Override
  public void close() {
    client.close();
  }
}
