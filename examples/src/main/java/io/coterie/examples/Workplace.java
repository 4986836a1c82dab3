package io.coterie.examples;

import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.RegisterNodeResponse;
import io.coterie.sdk.ClientOptions;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.Credential;
import io.coterie.sdk.HubAddress;
import io.coterie.sdk.agent.AgentConfig;
import io.coterie.sdk.agent.control.HubControl;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.NodeSession;
import io.coterie.sdk.node.Registration;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A network at a hub, with a setup token that lets nodes into it. Threads may share it: one
 * connection to the hub serves all of its nodes.
 */
public final class Workplace implements AutoCloseable {
  private static final int UNIQUE = 24;

  private final CoterieClient client;

  private Workplace(CoterieClient client) {
    this.client = client;
  }

  /**
   * Connects with the first call.
   *
   * @param setupToken reusable; ephemeral, too, if the nodes are to go by themselves
   */
  public static Workplace at(HubAddress hub, Credential setupToken) throws IOException {
    return new Workplace(CoterieClient.of(hub, ClientOptions.DEFAULT).with(setupToken));
  }

  /** The one that {@code COTERIE_HUB} and {@code COTERIE_SETUP_TOKEN} name. */
  public static Workplace of(Map<String, String> variables) throws IOException {
    var token = variables.get("COTERIE_SETUP_TOKEN");
    if (token == null) {
      throw new IOException(
          "set COTERIE_SETUP_TOKEN to what this prints: coterie token create --setup --reusable"
              + " --ephemeral");
    }
    var hub = variables.getOrDefault("COTERIE_HUB", "http://127.0.0.1:9000");
    return at(HubAddress.parse(hub, false), new Credential(token));
  }

  /**
   * A new node in the network, as an agent may run it.
   *
   * @throws io.grpc.StatusRuntimeException when the hub refuses
   */
  public AgentConfig enrol(String hostname) {
    NodeKey key = NodeKey.generate();
    RegisterNodeResponse registered =
        new Registration(client)
            .register(key, "", hostname, NodeVisibility.NODE_VISIBILITY_PRIVATE);
    return configuration(key, registered);
  }

  /** A new node that runs, and can be found by others; its name begins like that. */
  public Worker start(String prefix) throws IOException, InterruptedException {
    return start(prefix, config -> config);
  }

  /** The same, with more settings. */
  public Worker start(String prefix, UnaryOperator<AgentConfig> how)
      throws IOException, InterruptedException {
    return Worker.start(how.apply(enrol(unique(prefix))));
  }

  /** A hostname that nobody else has. */
  public static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID().toString().substring(UNIQUE);
  }

  private AgentConfig configuration(NodeKey key, RegisterNodeResponse registered) {
    String node = registered.getNode().getId();
    var session =
        new NodeSession(
            client.withoutCredential(), key, node, registered.getDeployment(), Clock.systemUTC());
    return AgentConfig.of(key, node, HubControl.of(session));
  }

  @Override
  public void close() {
    client.close();
  }
}
