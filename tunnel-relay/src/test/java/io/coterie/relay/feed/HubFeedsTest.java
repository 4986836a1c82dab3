package io.coterie.relay.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Message;
import io.coterie.feed.v1.ChangeKind;
import io.coterie.network.v1.MemberChange;
import io.coterie.network.v1.NetworkChange;
import io.coterie.network.v1.PolicyChange;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.NodeRecord;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.TrustRecord;
import io.coterie.testing.FakeClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubFeedsTest {
  private static final String NODE = "node_" + "n".repeat(26);
  private static final String OTHER = "node_" + "p".repeat(26);
  private static final String NETWORK = "net_" + "w".repeat(26);

  private final FakeHub hub = new FakeHub();
  private final Recorder recorder = new Recorder();
  private final HubFeeds feeds =
      new HubFeeds(hub, Duration.ofHours(1), recorder, FakeClock.create());

  HubFeedsTest() throws IOException {}

  @AfterEach
  void close() throws InterruptedException {
    feeds.stop();
    hub.close();
  }

  @Test
  void whatEndedIsToldBeforeTheSnapshotEnds() {
    node(1, ChangeKind.CHANGE_KIND_CREATED, NodeRecord.newBuilder());
    node(2, ChangeKind.CHANGE_KIND_DELETED, NodeRecord.newBuilder());
    feeds.start();
    await().until(() -> recorder.heard.contains("complete NETWORKS"));
    await().until(() -> recorder.heard.contains("complete REGISTRY"));
    assertThat(recorder.heard)
        .containsSubsequence("node ended n 2", "complete REGISTRY")
        .hasSize(3);
  }

  @Test
  void endsOfNodesAreTold() {
    var open =
        NodeRecord.newBuilder()
            .setNode(Node.newBuilder().setVisibility(NodeVisibility.NODE_VISIBILITY_PUBLIC));
    feeds.start();
    node(2, ChangeKind.CHANGE_KIND_UPDATED, open.clone());
    node(3, ChangeKind.CHANGE_KIND_UPDATED, open.clone().setKeyReplaced(true));
    node(4, ChangeKind.CHANGE_KIND_UPDATED, NodeRecord.newBuilder());
    node(5, ChangeKind.CHANGE_KIND_UPDATED, NodeRecord.newBuilder().setSuspended(true));
    node(6, ChangeKind.CHANGE_KIND_DELETED, NodeRecord.newBuilder());
    assertTold("key changed n 3", "private n 4", "node ended n 5", "node ended n 6");
  }

  @Test
  void endOfTrustIsTold() {
    var pair = TrustRecord.newBuilder().setNode(NODE).setOtherNode(OTHER).build();
    feeds.start();
    var key = NODE + "/" + OTHER;
    hub.registryFeed.publish("trust", key, 7, ChangeKind.CHANGE_KIND_CREATED, pair);
    hub.registryFeed.publish("trust", key, 8, ChangeKind.CHANGE_KIND_DELETED, pair);
    assertTold("trust ended n p 8");
  }

  @Test
  void changesOfNetworksAreTold() {
    feeds.start();
    member(NODE, 3, ChangeKind.CHANGE_KIND_CREATED);
    member(NODE, 4, ChangeKind.CHANGE_KIND_UPDATED);
    member("acct_" + "a".repeat(26), 5, ChangeKind.CHANGE_KIND_DELETED);
    member(NODE, 6, ChangeKind.CHANGE_KIND_DELETED);
    network("policy", 2, ChangeKind.CHANGE_KIND_UPDATED, PolicyChange.newBuilder().setVersion(2));
    network("network", 3, ChangeKind.CHANGE_KIND_UPDATED, NetworkChange.newBuilder());
    network("network", 9, ChangeKind.CHANGE_KIND_DELETED, NetworkChange.newBuilder());
    assertTold(
        "member changed w n 4", "member ended w n 6", "policy changed w 2", "network deleted w");
  }

  @Test
  void breakCostsNothingAndRepeatsNothing() {
    feeds.start();
    node(2, ChangeKind.CHANGE_KIND_DELETED, NodeRecord.newBuilder());
    assertTold("node ended n 2");
    hub.registryFeed.cut();
    node(3, ChangeKind.CHANGE_KIND_DELETED, NodeRecord.newBuilder());
    assertTold("node ended n 2", "node ended n 3");
    assertThat(recorder.heard).doesNotContain("restarted REGISTRY");
  }

  @Test
  void feedThatCannotGoOnIsReadBackOnceMore() {
    feeds.start();
    node(2, ChangeKind.CHANGE_KIND_DELETED, NodeRecord.newBuilder());
    assertTold("node ended n 2");
    hub.registryFeed.restore();
    await()
        .untilAsserted(() ->
            assertThat(recorder.heard)
                .containsSubsequence(
                    "complete REGISTRY",
                    "restarted REGISTRY",
                    "node ended n 2",
                    "complete REGISTRY"));
  }

  private void node(long version, ChangeKind change, NodeRecord.Builder record) {
    hub.registryFeed.publish("node", NODE, version, change, record.build());
  }

  private void member(String member, long version, ChangeKind change) {
    hub.networkFeed.publish(
        "member", NETWORK + "/" + member, version, change, MemberChange.getDefaultInstance());
  }

  private void network(String kind, long version, ChangeKind change, Message.Builder payload) {
    hub.networkFeed.publish(kind, NETWORK, version, change, payload.build());
  }

  /** All that was told of changes, in order. */
  private void assertTold(String... expected) {
    await()
        .untilAsserted(() ->
            assertThat(
                    recorder.heard.stream().filter(text -> !text.startsWith("complete")).toList())
                .isEqualTo(List.of(expected)));
  }
}
