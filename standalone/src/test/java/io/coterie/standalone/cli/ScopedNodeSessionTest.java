package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.standalone.hub.TestHub;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Nodes that exist in networks only. */
class ScopedNodeSessionTest {
  @AutoClose private static final Office office = new Office();

  @Test
  void itIsInItsNetworksFromTheBeginningAndEndsWithTheLast() {
    Desk alice = office.registered("alice");
    String lab = Office.network(alice, TestHub.unique("lab") + " --join-rule open");
    String club = Office.network(alice, TestHub.unique("club") + " --join-rule invite");
    String create = "node create worker --no-backbone --network " + lab + " --network " + club;
    assertThat(alice.done(create).out()).contains(".8000.0000").hasLineCount(3);
    assertThat(alice.done(create).out()).as("again").contains(".8000.0000");
    assertThat(alice.done("node ls").out()).contains("in networks only");
    for (String network : new String[] {lab, club}) {
      assertThat(alice.done("network members " + network).out()).contains(".8000.0000");
    }
    assertThat(alice.done("resolve 2147483648 --network " + lab).out()).contains(".8000.0000");

    alice.done("network leave " + lab + " --node worker");
    assertThat(alice.done("node ls").out()).contains("worker");
    alice.done("network leave " + club + " --node worker");
    await().untilAsserted(() -> assertThat(alice.done("node ls").out()).startsWith("No nodes yet"));
    assertThat(alice.done("node create worker --network " + lab).out())
        .as("its folder remembers where it exists")
        .contains(".8000.0000");
  }

  @Test
  void whatNoNetworkLetsInIsNotMade() {
    Desk alice = office.registered("alice");
    String id = Office.network(alice, TestHub.unique("lab") + " --join-rule invite");
    Desk bob = office.registered("bob");
    bob.refused("node create worker --no-backbone --network " + id, "NETWORK_NOT_FOUND");
    assertThat(bob.done("node ls").out()).startsWith("No nodes yet");
  }

  @Test
  void offTheBackboneItRunsAndIsReachedByItsNameInTheNetwork() {
    Desk alice = office.registered("alice");
    String lab = Office.network(alice, TestHub.unique("lab") + " --join-rule open");
    for (String node : new String[] {"web", "laptop"}) {
      alice.done("node create " + node + " --no-backbone --network " + lab);
    }
    var web = Lab.running(alice, "node start web --output json");
    await()
        .atMost(Lab.PATIENCE.multipliedBy(2))
        .untilAsserted(() ->
            assertThat(alice.run("node ping web --count 1 --as laptop").out())
                .contains("1 answered"));
    assertThat(web.stopped().code()).isZero();
  }
}
