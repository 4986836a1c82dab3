package io.coterie.standalone.agent;

import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RemoveMemberRequest;
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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A network with a policy, and agents in it and outside. */
public final class Team implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Duration PRESENT = Duration.ofMinutes(1);
  private static final Duration DIAL = Duration.ofSeconds(5);

  private final CoterieClient client;
  private final CoterieClient owner;
  private final String network;

  public Team(URI hub, String policy) throws IOException {
    client = CoterieClient.of(HubAddress.parse(hub.toString(), false), ClientOptions.DEFAULT);
    var registered =
        client
            .accounts()
            .registerAccount(
                RegisterAccountRequest.newBuilder()
                    .setUsername("owner-" + COUNT.incrementAndGet())
                    .setPassword("correct horse battery")
                    .build());
    owner = client.with(new Credential(registered.getUserToken()));
    network =
        owner
            .networks()
            .createNetwork(
                CreateNetworkRequest.newBuilder()
                    .setName("fleet")
                    .setJoinRule(JoinRule.JOIN_RULE_OPEN)
                    .build())
            .getNetwork()
            .getId();
    policy(policy);
  }

  /** From now on. */
  public void policy(String source) {
    var _ =
        owner
            .policies()
            .setPolicy(SetPolicyRequest.newBuilder().setNetwork(network).setSource(source).build());
  }

  /** Takes somebody out. Returns when that is acknowledged. */
  public void remove(Member member) {
    var _ =
        owner
            .members()
            .removeMember(
                RemoveMemberRequest.newBuilder()
                    .setNetwork(network)
                    .setMember(PrincipalRef.newBuilder().setNode(member.node()))
                    .build());
  }

  /** A new member, once others can find it. */
  public Member join() throws IOException, InterruptedException {
    return join(config -> config);
  }

  /** The same with other settings. */
  public Member join(UnaryOperator<AgentConfig> settings) throws IOException, InterruptedException {
    return start(List.of(entry()), NodeVisibility.NODE_VISIBILITY_PRIVATE, settings);
  }

  /** The same, whose packets take no direct path. */
  public Member byRelayOnly() throws IOException, InterruptedException {
    return join(config -> config.withDirect(false));
  }

  /** One that is in no network, but reachable by everybody. */
  public Member publicOutsider() throws IOException, InterruptedException {
    return start(List.of(), NodeVisibility.NODE_VISIBILITY_PUBLIC, config -> config);
  }

  /** One that is in no network. */
  public Member outsider() throws IOException, InterruptedException {
    return start(List.of(), NodeVisibility.NODE_VISIBILITY_PRIVATE, config -> config);
  }

  private NetworkEntry entry() {
    return NetworkEntry.newBuilder().setNetwork(network).build();
  }

  private Member start(
      List<NetworkEntry> entries, NodeVisibility visibility, UnaryOperator<AgentConfig> settings)
      throws IOException, InterruptedException {
    var key = NodeKey.generate();
    var registered = new Registration(client).register(key, "", "", visibility, entries);
    var node = registered.getNode();
    var session =
        new NodeSession(client, key, node.getId(), registered.getDeployment(), Clock.systemUTC());
    var events = new ConcurrentLinkedQueue<AgentEvent>();
    var config =
        AgentConfig.of(key, node.getId(), HubControl.of(session))
            .withDialTimeout(DIAL)
            .withEvents(events::add);
    var agent = Agent.start(settings.apply(config));
    if (!agent.awaitPresent(PRESENT)) {
      agent.close();
      throw new AssertionError("the agent is not found: " + events);
    }
    return new Member(node.getId(), node.getAddress(), agent, events);
  }

  @Override
  public void close() {
    client.close();
  }
}
