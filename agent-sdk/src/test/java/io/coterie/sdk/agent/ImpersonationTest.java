package io.coterie.sdk.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.coterie.sdk.agent.tls.PinnedKey;
import io.coterie.sdk.agent.tls.Succession;
import io.coterie.sdk.node.NodeKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that have met each other are not taken in by whoever says to be one of them. */
class ImpersonationTest extends TwoAgents {
  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Succession NONE = Succession.none();

  private final KnownPeers met = new RecentPeers();

  @BeforeEach
  void allow() {
    agents.hub.allow(alice, bob, 80, 80);
    agents.hub.allow(bob, alice, 80, 80);
  }

  /** The hub's database is an old copy, and somebody has the key that bob had then. */
  @Test
  void keyThatAPeerHadBeforeIsNotTakenForItsOwn() throws Exception {
    var stolen = bob.key;
    rotate();
    var a = agents.start(alice, config -> config.withContinuity(new KeyContinuity(NONE, met)));
    meet(a);
    register(stolen);
    var mallory = agents.start(bob, config -> config.withDialTimeout(SHORT));
    refused(a, mallory, "bob");
    refused(mallory, a, "alice");
    assertThat(agents.told(AgentEvent.HandshakeFailed.class))
        .anyMatch(failed ->
            failed.node().equals(bob.nodeId()) && failed.why().contains("does not vouch"));
  }

  /** Nor one that the old key vouches for, as whoever has stolen it can make it. */
  @Test
  void keyThatOnlyAnOlderOneVouchesForIsNotTaken() throws Exception {
    var stolen = bob.key;
    rotate();
    var a = agents.start(alice, config -> config.withContinuity(new KeyContinuity(NONE, met)));
    meet(a);
    register(stolen);
    var succession = rotate();
    var mallory =
        agents.start(bob, config -> config.withDialTimeout(SHORT).withContinuity(of(succession)));
    refused(a, mallory, "bob");
    refused(mallory, a, "alice");
  }

  @Test
  void keyThatTheLastOneVouchesForIs() throws Exception {
    var a = agents.start(alice, config -> config.withContinuity(new KeyContinuity(NONE, met)));
    meet(a);
    var succession = rotate();
    var b = agents.start(bob, config -> config.withContinuity(of(succession)));
    Talk.between(a, b, "bob", 80).works("with the second key");
    Talk.between(b, a, "alice", 80).works("the other way");
    await().until(() -> met.key(bob.nodeId()).equals(Optional.of(pin(bob.key))));
  }

  @Test
  void whoWasMetBeforeARestartIsKnownAfterIt(@TempDir Path folder) throws Exception {
    var file = folder.resolve("known-peers");
    var stolen = bob.key;
    rotate();
    try (var a = agents.launch(alice, config -> config.withContinuity(kept(file)))) {
      assertThat(a.awaitPresent(PATIENCE)).isTrue();
      talk(a);
      await().until(() -> new KnownPeersFile(file).key(bob.nodeId()).isPresent());
    }
    register(stolen);
    var a = agents.start(alice, config -> config.withContinuity(kept(file)));
    var mallory = agents.start(bob, config -> config.withDialTimeout(SHORT));
    refused(a, mallory, "bob");
    refused(mallory, a, "alice");
  }

  /** Bob runs for as long as it takes to be known. */
  private void meet(Agent a) throws Exception {
    talk(a);
    await().until(() -> met.key(bob.nodeId()).isPresent());
  }

  private void talk(Agent a) throws Exception {
    try (var b = agents.launch(bob, config -> config)) {
      assertThat(b.awaitPresent(PATIENCE)).isTrue();
      Talk.between(a, b, "bob", 80).works("hello");
    }
  }

  private void refused(Agent dialler, Agent listener, String target) throws Exception {
    try (var _ = listener.listen(80)) {
      assertThatThrownBy(() -> dialler.dial(target, 80)).isInstanceOf(IOException.class);
    }
  }

  /** Bob gets another key at the hub. */
  private Succession rotate() {
    var before = bob.key;
    register(NodeKey.generate());
    return NONE.then(before, bob.key);
  }

  private void register(NodeKey key) {
    bob.key = key;
    bob.registered = key;
    agents.hub.tellAgain(alice);
  }

  private static PinnedKey pin(NodeKey key) {
    return new PinnedKey(key.publicKey());
  }

  private static KeyContinuity of(Succession own) {
    return new KeyContinuity(own, new RecentPeers());
  }

  private static KeyContinuity kept(Path file) {
    try {
      return new KeyContinuity(NONE, new KnownPeersFile(file));
    } catch (IOException e) {
      throw new AssertionError("no file", e);
    }
  }
}
