package io.coterie.standalone.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.coterie.sdk.agent.AgentEvent;
import io.coterie.sdk.agent.NoAnswerException;
import io.coterie.sdk.agent.access.Verdict;
import io.coterie.sdk.agent.session.AgentStream;
import io.coterie.standalone.agent.EchoLoop;
import io.coterie.standalone.agent.Load;
import io.coterie.standalone.agent.Member;
import io.coterie.standalone.agent.Team;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two agents, while what brought them together is killed. */
class AgentsOutliveServicesTest {
  private static final int ECHO = 80;
  private static final int FORBIDDEN = 81;
  private static final String POLICY =
      "rules: [{action: allow, from: '*', to: '*', ports: " + ECHO + "}]";

  @Test
  void streamsUnderLoadOutliveARelayThatIsKilledAndStartedAgain() throws Exception {
    int port = Cluster.freePort();
    try (var cluster = new Cluster();
        var first = cluster.startRelay("relay-1", port);
        var edge = cluster.startEdge();
        var agents = new Team(edge.uri(), POLICY);
        var alice = agents.byRelayOnly();
        var bob = agents.byRelayOnly();
        var _ = new EchoLoop(bob.agent(), ECHO);
        var load = new Load(dial(alice, bob))) {
      load.awaitMore();
      first.kill();
      try (var _ = cluster.startRelay("relay-1", port)) {
        long before = load.returned();
        long begun = System.nanoTime();
        await().atMost(Duration.ofMinutes(1)).until(() -> load.returned() > before + 100_000);
        System.out.println(
            "back "
                + Duration.ofNanos(System.nanoTime() - begun).toMillis()
                + " ms after the relay");
        load.awaitMore();
      }
    }
  }

  @Test
  void tunnelsAndTheGateWorkWhileEveryServiceIsDown() throws Exception {
    try (var cluster = new Cluster();
        var _ = cluster.startRelay("relay-1");
        var edge = cluster.startEdge();
        var agents = new Team(edge.uri(), POLICY);
        var alice = agents.byRelayOnly();
        var bob = agents.byRelayOnly();
        var _ = new EchoLoop(bob.agent(), ECHO);
        var _ = new EchoLoop(bob.agent(), FORBIDDEN);
        var load = new Load(dial(alice, bob))) {
      load.awaitMore();
      cluster.killServices();
      load.awaitMore();
      try (var another = dial(alice, bob)) {
        another.output().write("hello".getBytes(UTF_8));
        assertThat(another.input().readNBytes(5)).isEqualTo("hello".getBytes(UTF_8));
      }
      assertThatThrownBy(() -> alice.agent().dial(bob.node(), FORBIDDEN))
          .isInstanceOf(NoAnswerException.class);
      assertThat(bob.events())
          .anySatisfy(event ->
              assertThat(event)
                  .isInstanceOfSatisfying(
                      AgentEvent.Refused.class,
                      refused -> {
                        assertThat(refused.knock().port()).isEqualTo(FORBIDDEN);
                        assertThat(refused.verdict()).isEqualTo(Verdict.NOT_ALLOWED);
                      }));
    }
  }

  /** The access map may come a moment later than the agent is present. */
  private static AgentStream dial(Member from, Member to) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .ignoreException(NoAnswerException.class)
        .until(() -> from.agent().dial(to.node(), ECHO), _ -> true);
  }
}
