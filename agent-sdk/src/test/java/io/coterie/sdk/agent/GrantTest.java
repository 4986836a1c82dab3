package io.coterie.sdk.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.sdk.agent.control.GrantKeySet;
import io.coterie.sdk.node.NodeKey;
import java.io.IOException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What an agent believes of the flows that a relay tells it of. */
class GrantTest extends TwoAgents {
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration MAX_AGE = Duration.ofMinutes(5);

  @Test
  void callerOfAPublicNodeIsKnownByTheKeyInItsGrant() throws Exception {
    bob.isPublic = true;
    var a = agents.start(alice);
    var b = agents.start(bob);
    Talk.between(a, b, "bob", 80).works("hello");
    assertThat(agents.told(AgentEvent.PeerConnected.class))
        .contains(new AgentEvent.PeerConnected(alice.nodeId()));
  }

  @Test
  void callerOfAPublicNodeThatHasAnotherKeyIsRefused() throws Exception {
    bob.isPublic = true;
    alice.registered = NodeKey.generate();
    var a = agents.start(alice, config -> config.withDialTimeout(SHORT));
    var b = agents.start(bob);
    try (var _ = b.listen(80)) {
      assertThatThrownBy(() -> a.dial("bob", 80)).isInstanceOf(IOException.class);
    }
    assertThat(agents.told(AgentEvent.PeerConnected.class))
        .doesNotContain(new AgentEvent.PeerConnected(alice.nodeId()));
  }

  @Test
  void flowThatTheHubHasNotGrantedIsDroppedAndTold() throws Exception {
    agents.hub.allow(alice, bob, 80, 80);
    var others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    agents.hub.grantKeys(() -> new GrantKeySet(Map.of(agents.relay.grantKeyId(), others), MAX_AGE));
    refused();
    assertThat(agents.told(AgentEvent.Forged.class))
        .contains(new AgentEvent.Forged(TestRelay.NAME, alice.nodeId()));
    assertThat(agents.told(AgentEvent.PeerConnected.class)).isEmpty();
  }

  @Test
  void flowWithAGrantOfAKeyThatTheHubDoesNotKnowIsDroppedAndTold() throws Exception {
    agents.hub.allow(alice, bob, 80, 80);
    agents.hub.grantKeys(() -> new GrantKeySet(Map.of(), MAX_AGE));
    refused();
    assertThat(agents.told(AgentEvent.Forged.class)).isNotEmpty();
  }

  @Test
  void keysThatTheHubDidNotTellAtOnceAreAskedForAgain() throws Exception {
    agents.hub.allow(alice, bob, 80, 80);
    var told =
        new GrantKeySet(Map.of(agents.relay.grantKeyId(), agents.relay.publicGrantKey()), MAX_AGE);
    var questions = new AtomicInteger();
    agents.hub.grantKeys(() -> {
      if (questions.incrementAndGet() <= 2) {
        throw new IOException("the hub is not there");
      }
      return told;
    });
    var a = agents.start(alice);
    var b = agents.start(bob);
    Talk.between(a, b, "bob", 80).works("hello");
    assertThat(agents.told(AgentEvent.Forged.class)).isEmpty();
  }

  private void refused() throws Exception {
    var a = agents.start(alice, config -> config.withDialTimeout(SHORT));
    var b = agents.start(bob);
    try (var _ = b.listen(80)) {
      assertThatThrownBy(() -> a.dial("bob", 80)).isInstanceOf(NoAnswerException.class);
    }
  }
}
