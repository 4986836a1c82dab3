package io.coterie.sdk.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.coterie.access.v1.Protocol;
import io.coterie.sdk.agent.access.Knock;
import io.coterie.sdk.agent.access.Verdict;
import io.coterie.sdk.node.NodeKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GateTest extends TwoAgents {
  private static final Duration SHORT = Duration.ofSeconds(2);

  @Test
  void portThatIsNotAllowedGetsSilenceAndAnEvent() throws Exception {
    agents.hub.allow(alice, bob, 80, 80);
    var a = agents.start(alice, config -> config.withDialTimeout(SHORT));
    var b = agents.start(bob);
    try (var _ = b.listen(81)) {
      assertThatThrownBy(() -> a.dial("bob", 81)).isInstanceOf(NoAnswerException.class);
    }
    assertThat(agents.told(AgentEvent.Refused.class))
        .containsExactly(
            new AgentEvent.Refused(
                new Knock(alice.nodeId(), TestHub.NETWORK, Protocol.PROTOCOL_STREAM, 81),
                Verdict.NOT_ALLOWED));
    assertThat(agents.told(AgentEvent.PeerConnected.class)).isNotEmpty();
  }

  @Test
  void strangerGetsSilence() throws Exception {
    agents.hub.allow(alice, bob, 80, 80);
    var a = agents.start(alice, config -> config.withDialTimeout(SHORT));
    agents.hub.forget(bob, alice);
    var b = agents.start(bob);
    try (var _ = b.listen(80)) {
      assertThatThrownBy(() -> a.dial("bob", 80)).isInstanceOf(NoAnswerException.class);
    }
    assertThat(agents.told(AgentEvent.Stranger.class))
        .containsExactly(new AgentEvent.Stranger(alice.nodeId()));
    assertThat(agents.told(AgentEvent.PeerConnected.class)).isEmpty();
  }

  @Test
  void nodeThatCantProveItselfIsRefused() throws Exception {
    agents.hub.allow(alice, bob, 80, 80);
    bob.registered = NodeKey.generate();
    var a = agents.start(alice, config -> config.withDialTimeout(SHORT));
    var b = agents.start(bob);
    try (var _ = b.listen(80)) {
      assertThatThrownBy(() -> a.dial("bob", 80)).isInstanceOf(IOException.class);
    }
    await().until(() -> !agents.told(AgentEvent.HandshakeFailed.class).isEmpty());
    assertThat(agents.told(AgentEvent.PeerConnected.class))
        .doesNotContain(new AgentEvent.PeerConnected(bob.nodeId()));
  }

  @Test
  void callerThatCantProveItselfIsRefused() throws Exception {
    alice.registered = NodeKey.generate();
    agents.hub.allow(alice, bob, 80, 80);
    var a = agents.start(alice, config -> config.withDialTimeout(SHORT));
    var b = agents.start(bob);
    try (var _ = b.listen(80)) {
      assertThatThrownBy(() -> a.dial("bob", 80)).isInstanceOf(IOException.class);
    }
    assertThat(agents.told(AgentEvent.PeerConnected.class))
        .doesNotContain(new AgentEvent.PeerConnected(alice.nodeId()));
  }

  @Test
  void openStreamsAreCutWhenAccessEnds() throws Exception {
    agents.hub.allow(alice, bob, 80, 80);
    var a = agents.start(alice);
    var b = agents.start(bob);
    var talk = Talk.between(a, b, "bob", 80);
    talk.works("before");
    agents.hub.forbid(alice, bob);
    assertThatThrownBy(() -> talk.one().input().read()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> talk.other().input().read()).isInstanceOf(IOException.class);
  }

  @Test
  void nobodyNewGetsInWhenTheHubIsSilentForTooLong() throws Exception {
    agents.hub.allow(alice, bob, 80, 80);
    var ahead = new AtomicReference<>(Duration.ZERO);
    InstantSource late = () -> Clock.systemUTC().instant().plus(ahead.get());
    var a = agents.start(alice, config -> config.withDialTimeout(SHORT));
    var b = agents.start(bob, config -> config.withClock(late.withZone(ZoneOffset.UTC)));
    var talk = Talk.between(a, b, "bob", 80);
    ahead.set(Duration.ofSeconds(61));
    try (var _ = b.listen(80)) {
      assertThatThrownBy(() -> a.dial("bob", 80)).isInstanceOf(NoAnswerException.class);
    }
    assertThat(agents.told(AgentEvent.Refused.class))
        .extracting(AgentEvent.Refused::verdict)
        .containsOnly(Verdict.STALE);
    talk.works("what is open stays");
  }

  @Test
  void whatTheHubHasOnceAllowedIsDialledWithoutItForAsLongAsItSaid() throws Exception {
    agents.hub.allow(alice, bob, 80, 80);
    var ahead = new AtomicReference<>(Duration.ZERO);
    InstantSource late = () -> Clock.systemUTC().instant().plus(ahead.get());
    var a = agents.start(alice, config -> config.withClock(late.withZone(ZoneOffset.UTC)));
    var b = agents.start(bob);
    Talk.between(a, b, "bob", 80).works("before");
    agents.hub.away();
    Talk.between(a, b, "bob", 80).works("without the hub");
    assertThatThrownBy(() -> a.dial("carol", 80)).hasMessage("the hub is away");
    ahead.set(Duration.ofMinutes(5));
    assertThatThrownBy(() -> a.dial("bob", 80)).hasMessage("the hub is away");
  }

  @Test
  void datagramsPassTheSameGate() throws Exception {
    agents.hub.allow(alice, bob, 80, 80);
    agents.hub.allow(bob, alice, 90, 90);
    var a = agents.start(alice);
    var b = agents.start(bob);
    try (var atA = a.datagrams(90);
        var atB = b.datagrams(80);
        var _ = b.datagrams(81)) {
      atA.send("bob", 81, "not for you".getBytes(UTF_8));
      atA.send("bob", 80, "hello".getBytes(UTF_8));
      var heard = atB.receive();
      assertThat(heard.peer()).isEqualTo(alice.nodeId());
      assertThat(new String(heard.payload(), UTF_8)).isEqualTo("hello");
      atB.send(heard.peer(), heard.port(), "welcome".getBytes(UTF_8));
      assertThat(new String(atA.receive().payload(), UTF_8)).isEqualTo("welcome");
    }
    await().until(() -> agents.told(AgentEvent.Refused.class).size() == 1);
    assertThat(agents.told(AgentEvent.Refused.class).getFirst().knock().port()).isEqualTo(81);
  }
}
