package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.Role.ROLE_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.FieldMask;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.UpdateNetworkRequest;
import io.coterie.network.v1.WatchNetworkRequest;
import io.coterie.network.v1.WatchNetworkResponse;
import io.coterie.network.v1.WatchNetworkResponse.EventCase;
import io.coterie.platform.db.Transactions;
import io.coterie.testing.Refusal;
import io.coterie.testing.ServiceFixture;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Watching a network. */
@Timeout(60)
class WatchNetworkTest {
  private static final Hub HUB = new Hub();
  private static final ServiceFixture SECOND = HUB.replica();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void watchTellsWhatIsThereAndThenWhatChanges() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agentIn(alice, network, HUB.agent("", "seen"));
    var watch = watch(alice.client(), network, "");
    var snapshot = until(watch, EventCase.SNAPSHOT_END);
    assertThat(snapshot.getFirst().getNetwork()).isEqualTo(alice.client().get(network.getId()));
    assertThat(snapshot)
        .filteredOn(event -> event.hasMember())
        .extracting(event -> event.getMember().getName())
        .containsExactly(alice.name(), "seen");
    var bob = HUB.person();
    var joined = bob.client().join(network.getId());
    awaitTold(watch, event -> event.getMember().equals(joined));
    rename(alice, network, "another-name");
    awaitTold(watch, event -> event.getNetwork().getName().equals("another-name"));
    var _ = alice.client().setRole(network.getId(), bob.ref(), ROLE_ADMIN);
    awaitTold(watch, event -> event.getMember().getRole() == ROLE_ADMIN);
    var _ = alice.client().remove(network.getId(), node.ref());
    var removed = until(watch, EventCase.REMOVED_MEMBER).getLast().getRemovedMember();
    assertThat(removed.getMember()).isEqualTo(node.id());
  }

  @Test
  void watchGoesOnAtAnotherReplicaWhereItStopped() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var snapshot = until(watch(alice.client(), network, ""), EventCase.SNAPSHOT_END);
    var bob = HUB.person();
    var _ = bob.client().join(network.getId());
    bob.client().leave(network.getId());
    var carol = new Client(SECOND.as(HUB.person().caller())).join(network.getId());
    var elsewhere = new Client(SECOND.as(alice.caller()));
    var watch = watch(elsewhere, network, snapshot.getLast().getResumeToken());
    awaitTold(watch, event -> event.getRemovedMember().getMember().equals(bob.id().text()));
    awaitTold(watch, event -> event.getMember().equals(carol));
  }

  @Test
  void watchEndsWithTheNetwork() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var watch = watch(alice.client(), network, "");
    var _ = until(watch, EventCase.SNAPSHOT_END);
    var _ =
        alice
            .client()
            .networks()
            .deleteNetwork(DeleteNetworkRequest.newBuilder().setNetwork(network.getId()).build());
    assertThat(until(watch, EventCase.DELETED_NETWORK).getLast().getDeletedNetwork().getNetwork())
        .isEqualTo(network.getId());
    assertThat(watch.hasNext()).isFalse();
  }

  @Test
  void watchOfWhoIsRemovedEnds() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network);
    var watch = watch(new Client(SECOND.as(bob.caller())), network, "");
    var _ = until(watch, EventCase.SNAPSHOT_END);
    var _ = alice.client().remove(network.getId(), bob.ref());
    assertThat(Refusal.of(() -> until(watch, EventCase.DELETED_NETWORK)).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
  }

  @Test
  void watcherThatDoesNotReadIsSentAway() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var watcher = StalledWatcher.of(alice.client(), network, 4);
    await().untilAsserted(() -> assertThat(watcher.received()).hasSizeGreaterThanOrEqualTo(3));
    rename(alice, network, "seen-to-change");
    await().untilAsserted(() -> assertThat(watcher.received()).hasSize(4));
    changeOften(network);
    await().until(watcher.end()::isDone);
    var refusal = Refusal.of(watcher.end().join());
    assertThat(refusal.reason()).isEqualTo("WATCH_TOO_SLOW");
    assertThat(refusal.code()).isEqualTo(Status.Code.ABORTED);
    var again = watch(alice.client(), network, watcher.received().getLast().getResumeToken());
    assertThat(again.next().getNetwork().getName()).isEqualTo("seen-to-change");
  }

  @Test
  void operatorWatchesToo() {
    var network = HUB.network(HUB.person(), JOIN_RULE_OPEN);
    var watch = watch(HUB.operator(), network, "");
    assertThat(until(watch, EventCase.SNAPSHOT_END).getFirst().getNetwork().getId())
        .isEqualTo(network.getId());
  }

  private static Iterator<WatchNetworkResponse> watch(
      Client client, Network network, String resumeToken) {
    return client
        .networks()
        .watchNetwork(
            WatchNetworkRequest.newBuilder()
                .setNetwork(network.getId())
                .setResumeToken(resumeToken)
                .build());
  }

  /** Reads on, past what is repeated, until something is told. */
  private static void awaitTold(
      Iterator<WatchNetworkResponse> watch, Predicate<WatchNetworkResponse> what) {
    while (!what.test(watch.next())) {}
  }

  /** What comes, up to the first message of a kind. */
  private static List<WatchNetworkResponse> until(
      Iterator<WatchNetworkResponse> watch, EventCase last) {
    var events = new ArrayList<WatchNetworkResponse>();
    do {
      events.add(watch.next());
    } while (events.getLast().getEventCase() != last);
    return events;
  }

  /** Repeats the network's last change, more often than a watcher may be behind. */
  private static void changeOften(Network network) {
    var _ =
        HUB.service
            .instance(Transactions.class)
            .write(tx ->
                tx.db()
                    .execute(
                        "INSERT INTO feed (kind, key, version, network_id, change, payload, create_time)"
                            + " SELECT kind, key, version, network_id, change, payload, create_time"
                            + " FROM (SELECT * FROM feed WHERE kind = 'network' AND network_id = ?"
                            + " ORDER BY position DESC LIMIT 1), generate_series(1, 3000)",
                        network.getId()));
  }

  private static void rename(Hub.Person owner, Network network, String name) {
    var _ =
        owner
            .client()
            .networks()
            .updateNetwork(
                UpdateNetworkRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setName(name)
                    .setUpdateMask(FieldMask.newBuilder().addPaths("name"))
                    .build());
  }
}
