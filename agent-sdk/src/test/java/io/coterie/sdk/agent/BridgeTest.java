package io.coterie.sdk.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.coterie.sdk.agent.bridge.BridgeFailure;
import io.coterie.sdk.agent.bridge.Expose;
import io.coterie.sdk.agent.bridge.Forward;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BridgeTest {
  private static final InetSocketAddress ANYWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final Queue<BridgeFailure> failures = new ConcurrentLinkedQueue<>();
  private TestAgents agents;
  private Agent a;
  private Agent b;
  private ServerSocket server;

  @BeforeEach
  void two() throws Exception {
    agents = new TestAgents();
    var alice = agents.hub.node("alice");
    var bob = agents.hub.node("bob");
    agents.hub.allow(alice, bob, 80, 80);
    a = agents.start(alice);
    b = agents.start(bob);
    server = new ServerSocket();
    server.bind(ANYWHERE);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    agents.close();
  }

  @Test
  void clientTalksToAServerBehindTwoNodesAndEachSideEndsByItself() throws Exception {
    try (var expose = expose();
        var forward = forward();
        var client = connect(forward);
        var served = server.accept()) {
      client.getOutputStream().write("hello".getBytes(UTF_8));
      client.shutdownOutput();
      var heard = new String(served.getInputStream().readAllBytes(), UTF_8);
      served.getOutputStream().write(heard.toUpperCase(Locale.ROOT).getBytes(UTF_8));
      served.shutdownOutput();
      assertThat(client.getInputStream().readAllBytes()).isEqualTo("HELLO".getBytes(UTF_8));
      await().until(() -> expose.traffic().open() == 0 && forward.traffic().open() == 0);
      assertThat(forward.traffic().bytesToPeers()).isEqualTo(5);
      assertThat(expose.traffic().connections()).isEqualTo(1);
    }
  }

  @Test
  void muchArrivesWholeThoughTheServerIsSlowToRead() throws Exception {
    var data = new byte[16 * 1024 * 1024];
    new Random(42).nextBytes(data);
    try (var _ = expose();
        var forward = forward();
        var client = connect(forward);
        var served = server.accept()) {
      var sender = Thread.ofVirtual().start(() -> send(client, data));
      assertThat(served.getInputStream().readAllBytes()).isEqualTo(data);
      sender.join();
    }
  }

  @Test
  void clientIsCutOffWhenNothingAnswersBehindTheNode() throws Exception {
    try (var _ = expose();
        var forward = forward()) {
      server.close();
      try (var client = connect(forward)) {
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
      }
      await().until(() -> !failures.isEmpty());
      assertThat(failures.peek().cause()).hasMessageContaining("nothing answers at");
    }
  }

  @Test
  void clientIsCutOffWhenTheNodeDoesNotListen() throws Exception {
    try (var forward = forward();
        var client = connect(forward)) {
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
      await().until(() -> !failures.isEmpty());
      assertThat(failures.peek().cause()).hasMessage("nobody listens on port 80");
    }
  }

  @Test
  void closingABridgeCutsItsConnections() throws Exception {
    var expose = expose(); // ends with its agent at the latest
    try (var forward = forward();
        var client = connect(forward);
        var served = server.accept()) {
      served.getOutputStream().write('x');
      assertThat(client.getInputStream().read()).isEqualTo('x');
      expose.close();
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> a.dial("bob", 80)).hasMessage("nobody listens on port 80");
    }
  }

  private Expose expose() throws IOException {
    var local = (InetSocketAddress) server.getLocalSocketAddress();
    return Expose.start(b, 80, local, failures::add);
  }

  private Forward forward() throws IOException {
    return Forward.start(a, ANYWHERE, "bob", 80, failures::add);
  }

  private static Socket connect(Forward forward) throws IOException {
    return new Socket(forward.address().getAddress(), forward.address().getPort());
  }

  private static void send(Socket client, byte[] data) {
    try {
      client.getOutputStream().write(data);
      client.shutdownOutput();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
