package io.coterie.systemtests.agent;

import io.coterie.registry.v1.NetworkEntry;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.RegisterNodeResponse;
import io.coterie.sdk.ClientOptions;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.HubAddress;
import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.AgentConfig;
import io.coterie.sdk.agent.control.HubControl;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.NodeSession;
import io.coterie.sdk.node.Registration;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An agent with a new key that does what it is told: {@link Orders} on standard input, each a line
 * with a number in front, and answers with that number on standard output, each a line of JSON. It
 * ends with its input. Arguments: the hub's URL, and the id of an open network to join.
 */
public final class AgentProcess {
  /** Short, since some are expected to fail; those that may not are repeated. */
  private static final Duration DIAL = Duration.ofSeconds(5);

  private AgentProcess() {}

  public static void main(String[] arguments) throws IOException {
    var answers = new Answers(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setOut(System.err); // what libraries say is no answer
    try (var client =
        CoterieClient.of(HubAddress.parse(arguments[0], true), ClientOptions.DEFAULT)) {
      var key = NodeKey.generate();
      var registered = register(client, key, arguments[1]);
      run(client, key, registered, answers);
    }
  }

  private static RegisterNodeResponse register(CoterieClient client, NodeKey key, String network) {
    var entry = NetworkEntry.newBuilder().setNetwork(network).build();
    var registered =
        new Registration(client)
            .register(key, "", "", NodeVisibility.NODE_VISIBILITY_PRIVATE, List.of(entry));
    if (!registered.getNetworkResults(0).hasEntered()) {
      throw new IllegalStateException("not let into " + network);
    }
    return registered;
  }

  private static void run(
      CoterieClient client, NodeKey key, RegisterNodeResponse registered, Answers answers)
      throws IOException {
    var node = registered.getNode().getId();
    var clock = Clock.systemUTC();
    var session = new NodeSession(client, key, node, registered.getDeployment(), clock);
    var paths = new Paths();
    var config =
        AgentConfig.of(key, node, HubControl.of(session))
            .withDialTimeout(DIAL)
            .withEvents(paths::told);
    try (var agent = Agent.start(config);
        var _ = Echo.start(agent);
        var pings = Pings.start(agent)) {
      answers.say(Map.of("id", 0, "node", node));
      obey(new Orders(agent, paths, pings), answers);
    }
  }

  private static void obey(Orders orders, Answers answers) throws IOException {
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = input.readLine(); line != null; line = input.readLine()) {
      var order = line;
      Thread.ofVirtual().start(() -> answers.say(orders.carryOut(order)));
    }
  }
}
