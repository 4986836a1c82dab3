package io.coterie.registry;

import static io.coterie.registry.Requests.batch;
import static io.coterie.registry.Requests.end;
import static io.coterie.registry.Requests.get;
import static io.coterie.registry.Requests.publish;
import static io.coterie.registry.Requests.rename;
import static io.coterie.registry.tables.Tables.RENAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.platform.db.Transactions;
import io.coterie.registry.FakeNetworkService.Mood;
import io.coterie.registry.v1.Node;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenameRecoveryTest {
  private final RegistryFixture fixture = new RegistryFixture();
  private final TestNode node = fixture.publicNode("before");

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void renameWhoseAnswerWasLostIsCarriedThroughByTheNextAccess() {
    fixture.network().mood(Mood.ANSWERS_LOST);
    var lost = refusedRename("after");
    assertThat(lost.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(current().getHostname()).isEqualTo("before");

    fixture.network().mood(Mood.WELL);
    var again = fixture.as(node.caller()).updateNode(rename(node.id(), "after")).getNode();
    assertThat(again.getHostname()).isEqualTo("after");
    assertThat(current()).isEqualTo(again);
    assertThat(fixture.network().claimed(node.id())).contains("after");
    assertThat(fixture.publicNode("before").node().getHostname()).isEqualTo("before");
  }

  @Test
  void renameThatWasLostAndIsRefusedLaterIsUndone() {
    fixture.network().mood(Mood.DOWN);
    var _ = refusedRename("after");
    fixture.network().mood(Mood.WELL);
    fixture.network().takeByAnother("after");

    var next = fixture.as(node.caller()).updateNode(rename(node.id(), "another")).getNode();
    assertThat(next.getHostname()).isEqualTo("another");
    assertThat(fixture.publicNode("after").node().getHostname()).isEqualTo("after");
  }

  @Test
  void changesWaitForARenameThatNobodyKnowsTheOutcomeOf() {
    fixture.network().mood(Mood.DOWN);
    var _ = refusedRename("after");
    var change = Refusal.of(() -> fixture.as(node.caller()).updateNode(publish(node.id())));
    assertThat(change.reason()).isEqualTo("DEPENDENCY_DOWN");
    assertThat(current().getHostname()).isEqualTo("before");
  }

  @Test
  void renameOfADeadReplicaIsLeftAloneWhileItMightLiveAndThenCarriedThrough() {
    crashedRename("after");
    var early = refusedRename("another");
    assertThat(early.code()).isEqualTo(Code.ABORTED);
    assertThat(early.reason()).isEqualTo("CONCURRENT_CHANGE");

    fixture.clock().advance(Duration.ofSeconds(30));
    var changed = fixture.as(node.caller()).updateNode(rename(node.id(), "another")).getNode();
    assertThat(changed.getHostname()).isEqualTo("another");
    assertThat(fixture.network().claimed(node.id())).contains("another");
  }

  @Test
  void renameOfADeadReplicaIsCarriedThroughWithoutAnyAccess() {
    crashedRename("after");
    fixture.clock().advance(Duration.ofSeconds(30));
    var _ = fixture.replica(Map.of("registry.recovery.period", "20ms"));
    await().untilAsserted(() -> assertThat(current().getHostname()).isEqualTo("after"));
    assertThat(fixture.network().claimed(node.id())).contains("after");
  }

  @Test
  void nodeKeepsItsVersionUntilItsRenameIsThrough() {
    long before = version();
    fixture.network().mood(Mood.ANSWERS_LOST);
    var _ = refusedRename("after");
    assertThat(version())
        .as("less than the version that the name was claimed with")
        .isEqualTo(before);

    fixture.network().mood(Mood.WELL);
    var _ = fixture.as(node.caller()).updateNode(rename(node.id(), "after"));
    assertThat(version()).isGreaterThan(before + 1);
  }

  @Test
  void endOfANodeEndsItsRenameToo() {
    fixture.network().mood(Mood.DOWN);
    var _ = refusedRename("after");
    var _ = fixture.as(node.caller()).deregisterNode(end(node.id()));
    fixture.network().mood(Mood.WELL);
    assertThat(fixture.publicNode("after").node().getHostname()).isEqualTo("after");
    assertThat(fixture.publicNode("before").node().getHostname()).isEqualTo("before");
  }

  @Test
  void evictionThatFailedIsCarriedOutLater() {
    var network = fixture.network().network(node.id());
    fixture.network().mood(Mood.DOWN);
    var _ = fixture.as(node.caller()).deregisterNode(end(node.id()));
    assertThat(network.members()).containsExactly(node.id());

    fixture.network().mood(Mood.WELL);
    var _ = fixture.replica(Map.of("registry.recovery.period", "20ms"));
    await().untilAsserted(() -> assertThat(network.members()).isEmpty());
  }

  private Refusal refusedRename(String hostname) {
    return Refusal.of(() -> fixture.as(node.caller()).updateNode(rename(node.id(), hostname)));
  }

  /** What a replica leaves behind that dies while network-service is at its claim. */
  private void crashedRename(String hostname) {
    fixture.network().mood(Mood.ANSWERS_LOST);
    var _ = refusedRename(hostname);
    fixture.network().mood(Mood.WELL);
    var held = fixture.clock().instant().plusSeconds(30).atOffset(ZoneOffset.UTC);
    int updated =
        fixture
            .service()
            .instance(Transactions.class)
            .write(tx ->
                tx.db()
                    .update(RENAME)
                    .set(RENAME.HELD_UNTIL, held)
                    .where(RENAME.NODE_ID.eq(node.id()))
                    .execute());
    assertThat(updated).isEqualTo(1);
  }

  private long version() {
    return fixture.directory().batchGetNodes(batch(node.id())).getNodes(0).getVersion();
  }

  private Node current() {
    return fixture.as(node.caller()).getNode(get(node.id())).getNode();
  }
}
