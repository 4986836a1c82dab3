import io.coterie.registry.v1.NodeVisibility;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.ClientOptions;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.HubAddress;
import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.AgentConfig;
import io.coterie.sdk.agent.AgentEvent;
import io.coterie.sdk.agent.control.HubControl;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.NodeSession;
import io.coterie.sdk.node.Registration;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/** A program outside the repository: where no hub is, it gets as far as being told so. */
final class Consumer {
  private static final String NODE = "node_" + "a".repeat(26);

  public static void main(String[] args) throws Exception {
    var options = new ClientOptions(Duration.ofSeconds(1), "consumer", Optional.empty());
    try (var client = CoterieClient.of(HubAddress.parse("http://127.0.0.1:1", false), options)) {
      NodeKey key = NodeKey.generate();
      System.out.println("registration: " + register(client, key));

      var events = new LinkedBlockingQueue<AgentEvent>();
      var session = new NodeSession(client, key, NODE, "deployment", Clock.systemUTC());
      var config = AgentConfig.of(key, NODE, HubControl.of(session)).withEvents(events::add);
      try (var agent = Agent.start(config);
          var _ = agent.listen(80)) {
        System.out.println("agent: " + (agent.port() > 0 ? "runs" : "has no port"));
        System.out.println("told: " + events.take().getClass().getSimpleName());
      }
    }
  }

  private static String register(CoterieClient client, NodeKey key) {
    try {
      return new Registration(client)
          .register(key, "", "consumer", NodeVisibility.NODE_VISIBILITY_PRIVATE)
          .getDeployment();
    } catch (StatusRuntimeException e) {
      return ApiFailure.of(e).code().toString();
    }
  }
}
