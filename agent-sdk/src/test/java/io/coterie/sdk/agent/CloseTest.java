package io.coterie.sdk.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.sdk.agent.relay.TransportChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent that is closed leaves behind. */
class CloseTest extends TwoAgents {
  private static final int MEGABYTE = 1 << 20;

  @BeforeEach
  void allow() {
    agents.hub.allow(alice, bob, 1, 1000);
  }

  @Test
  void whatWasWrittenArrivesThoughTheAgentIsClosedAtOnce() throws Exception {
    arrives(config -> config);
  }

  @Test
  void whatWasWrittenArrivesThroughATunnelToo() throws Exception {
    arrives(config -> config.withRelayTransport(TransportChoice.TUNNEL));
  }

  @Test
  void closedAgentLeavesItsRelay() throws Exception {
    var a = agents.start(alice);
    assertThat(agents.relay.server().sessions()).isEqualTo(1);
    a.close();
    await().until(() -> agents.relay.server().sessions() == 0);
  }

  private void arrives(UnaryOperator<AgentConfig> how) throws Exception {
    var bytes = new byte[MEGABYTE];
    new Random(1).nextBytes(bytes);
    var b = agents.start(bob);
    var a = agents.start(alice, how);
    try (var listener = b.listen(80)) {
      var stream = a.dial("bob", 80);
      var incoming = listener.accept();
      var read =
          CompletableFuture.supplyAsync(() -> {
            try {
              return incoming.input().readAllBytes();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      stream.output().write(bytes);
      stream.close();
      a.close();
      assertThat(read.join()).isEqualTo(bytes);
    }
  }
}
