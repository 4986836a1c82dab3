package io.coterie.sdk.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PingTest extends TwoAgents {
  @BeforeEach
  void allow() {
    agents.hub.allow(alice, bob, 80, 80);
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
