package io.coterie.sdk.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.sdk.agent.relay.TransportChoice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Relays, and the hub's list of them, that come and go. */
class ReconnectTest extends TwoAgents {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int CHUNK = 10_000;

  /** Kept for documentation (RFC 3849): nothing is there, and an IPv4 socket can't send there. */
  private static final InetSocketAddress V6 = new InetSocketAddress("2001:db8::1", 3478);

  @BeforeEach
  void allow() {
    agents.hub.allow(alice, bob, 1, 1000);
  }

  @Test
  void streamUnderLoadLosesNothingWhenTheRelayIsKilledAndStartedAgain() throws Exception {
    var a = agents.start(alice);
    var b = agents.start(bob);
    var talk = Talk.between(a, b, "bob", 80);
    var done = new AtomicBoolean();
    var sent = CompletableFuture.supplyAsync(() -> send(talk, done));
    var expected = new Random(1);
    check(talk.other().input(), expected, 20);
    agents.relay.stop();
    await().atMost(PATIENCE).until(() -> !agents.told(AgentEvent.RelayDown.class).isEmpty());
    agents.relay.restart();
    check(talk.other().input(), expected, 200);
    done.set(true);
    var rest = talk.other().input().readAllBytes();
    assertThat(220 * CHUNK + rest.length).isEqualTo(sent.join() * CHUNK);
  }

  @Test
  void agentThatFindsNoRelayAtFirstWaitsForOne() throws Exception {
    agents.hub.relays(List.of());
    var a = agents.start(alice);
    var b = agents.start(bob);
    agents.hub.relays(List.of(TestRelay.NAME));
    await().atMost(PATIENCE).until(() -> !alice.homeRelay.isEmpty() && !bob.homeRelay.isEmpty());
    Talk.between(a, b, "bob", 80).works("by a relay that came later");
  }

  @Test
  void agentWaitsForARelayThatDoesNotAnswerAtFirst() throws Exception {
    agents.relay.stop();
    try (var a = agents.launch(alice, config -> config);
        var b = agents.launch(bob, config -> config)) {
      await().atMost(PATIENCE).until(() -> !agents.told(AgentEvent.RelayDown.class).isEmpty());
      agents.relay.restart();
      assertThat(a.awaitPresent(PATIENCE)).isTrue();
      assertThat(b.awaitPresent(PATIENCE)).isTrue();
      Talk.between(a, b, "bob", 80).works("at last");
    }
  }

  @Test
  void relayIsFoundAtTheOneOfItsAddressesThatAnswers() throws Exception {
    try (var nowhere = new UdpGate()) {
      alice.relayAt = List.of(V6, nowhere.address(), agents.relay.address());
      var a = agents.start(alice, config -> config.withRelayTransport(TransportChoice.UDP));
      var b = agents.start(bob);
      Talk.between(a, b, "bob", 80).works("at the last of its addresses");
    }
  }

  @Test
  void agentThatWasStartedAgainIsReachedOnAConnectionOfItsOwn() throws Exception {
    var a = agents.start(alice);
    var b = agents.start(bob);
    Talk.between(a, b, "bob", 80).works("to the first");
    b.close();
    var again = agents.start(bob);
    Talk.between(a, again, "bob", 80).works("to the second");
  }

  private static int send(Talk talk, AtomicBoolean done) {
    try (var output = talk.one().output()) {
      int chunks = 0;
      var bytes = new Random(1);
      while (!done.get()) {
        output.write(chunk(bytes));
        chunks++;
      }
      return chunks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(InputStream input, Random expected, int chunks) throws IOException {
    for (int i = 0; i < chunks; i++) {
      assertThat(input.readNBytes(CHUNK)).isEqualTo(chunk(expected));
    }
  }

  private static byte[] chunk(Random random) {
    var bytes = new byte[CHUNK];
    random.nextBytes(bytes);
    return bytes;
  }
}
