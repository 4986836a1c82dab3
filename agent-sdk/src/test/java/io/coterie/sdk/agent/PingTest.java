package io.coterie.sdk.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PingTest {
  private TestAgents agents;
  private TestNode alice;
  private TestNode bob;

  @BeforeEach
  void two() throws Exception {
    agents = new TestAgents();
    alice = agents.hub.node("alice");
    bob = agents.hub.node("bob");
    agents.hub.allow(alice, bob, 80, 80);
  }

  @AfterEach
  void stop() throws Exception {
    agents.close();
  }

  @Test
  void nodeAnswersWithoutListeningAnywhere() throws Exception {
    var a = agents.start(alice);
    agents.start(bob);
    assertThat(a.ping("bob", Duration.ofSeconds(20))).isPositive();
    assertThat(a.paths())
        .singleElement()
        .satisfies(path -> {
          assertThat(path.node()).isEqualTo(bob.nodeId());
          assertThat(path.direct()).isEmpty();
          assertThat(path.relay()).isEqualTo(TestRelay.NAME);
          assertThat(path.roundTrip()).isPresent();
          assertThat(path.streams()).isZero();
        });
  }

  @Test
  void nodeThatIsOfflineIsNotWaitedFor() throws Exception {
    var a = agents.start(alice);
    assertThatThrownBy(() -> a.ping("bob", Duration.ofDays(1)))
        .isInstanceOf(NoAnswerException.class)
        .hasMessage("bob is offline");
  }

  @Test
  void nodeThatIsGoneWithoutAGoodByeDoesNotAnswer() throws Exception {
    var a = agents.start(alice);
    bob.homeRelay = TestRelay.NAME;
    assertThatThrownBy(() -> a.ping("bob", Duration.ofSeconds(1)))
        .isInstanceOf(NoAnswerException.class);
  }
}
