package io.coterie.sdk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedLoopsTest {
  @Test
  void agentsShareAThreadAndEndOneByOne() throws Exception {
    var loops = Loops.of(1);
    try (var agents = new TestAgents()) {
      var alice = agents.hub.node("alice");
      var bob = agents.hub.node("bob");
      agents.hub.allow(alice, bob, 80, 80);
      var a = agents.start(alice, config -> config.withLoops(loops));
      var b = agents.start(bob, config -> config.withLoops(loops));
      Talk.between(a, b, "bob", 80).works("on one thread");
      a.close();
      a = agents.start(alice, config -> config.withLoops(loops));
      Talk.between(a, b, "bob", 80).works("the other one went on");
      assertThat(loops.isShuttingDown()).isFalse();
    } finally {
      loops.shutdownGracefully().awaitUninterruptibly();
    }
  }
}
