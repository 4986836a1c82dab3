package io.coterie.sdk.agent;

import static io.coterie.sdk.agent.Talk.hear;
import static io.coterie.sdk.agent.Talk.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.sdk.agent.control.UnknownPeerException;
import io.coterie.sdk.agent.session.AgentStream;
import io.coterie.sdk.agent.session.StreamRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamTest extends TwoAgents {
  @BeforeEach
  void allow() {
    agents.hub.allow(alice, bob, 1, 1000);
    agents.hub.allow(bob, alice, 1, 1000);
  }

  @Test
  void carriesBytesBothWays() throws Exception {
    var a = agents.start(alice);
    var b = agents.start(bob);
    try (var listener = b.listen(80);
        var out = a.dial("bob", 80);
        var in = listener.accept()) {
      assertThat(in.peer()).isEqualTo(alice.nodeId());
      assertThat(in.port()).isEqualTo(80);
      say(out, "hello");
      assertThat(hear(in, 5)).isEqualTo("hello");
      say(in, "welcome");
      out.output().close();
      assertThat(hear(out, 7)).isEqualTo("welcome");
      assertThat(in.input().read()).isEqualTo(-1);
    }
  }

  @Test
  void bothSidesMayDialAtOnce() throws Exception {
    var a = agents.start(alice);
    var b = agents.start(bob);
    try (var atB = b.listen(80);
        var atA = a.listen(80)) {
      var fromA = dialLater(a, "bob");
      var fromB = dialLater(b, "alice");
      try (var one = fromA.get();
          var other = fromB.get();
          var inB = atB.accept();
          var inA = atA.accept()) {
        say(one, "one");
        say(other, "two");
        assertThat(hear(inB, 3)).isEqualTo("one");
        assertThat(hear(inA, 3)).isEqualTo("two");
      }
    }
  }

  @Test
  void muchArrivesWhole() throws Exception {
    var a = agents.start(alice);
    var b = agents.start(bob);
    var data = new byte[8 * 1024 * 1024];
    new Random(42).nextBytes(data);
    try (var listener = b.listen(80);
        var out = a.dial("bob", 80);
        var in = listener.accept()) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              out.output().write(data);
              out.output().close();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[64 * 1024];
      int total = 0;
      for (int n = in.input().read(buffer); n >= 0; n = in.input().read(buffer)) {
        digest.update(buffer, 0, n);
        total += n;
      }
      assertThat(total).isEqualTo(data.length);
      assertThat(digest.digest()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(data));
    }
  }

  @Test
  void portWithoutAListenerIsRefused() throws Exception {
    var a = agents.start(alice);
    agents.start(bob);
    assertThatThrownBy(() -> a.dial("bob", 81)).isInstanceOf(StreamRefusedException.class);
  }

  @Test
  void nodeThatMayNotBeReachedIsUnknown() throws Exception {
    var a = agents.start(alice);
    assertThatThrownBy(() -> a.dial("carol", 80)).isInstanceOf(UnknownPeerException.class);
  }

  private static CompletableFuture<AgentStream> dialLater(Agent agent, String target) {
    var dialled = new CompletableFuture<AgentStream>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            dialled.complete(agent.dial(target, 80));
          } catch (Exception e) {
            dialled.completeExceptionally(e);
          }
        });
    return dialled;
  }
}
