package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.coterie.feed.v1.FeedServiceGrpc;
import io.coterie.feed.v1.ReadFeedRequest;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.NodeDeparture;
import io.coterie.platform.identity.ServiceName;
import io.coterie.testing.Refusal;
import io.grpc.Context;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the feed says when nodes that exist in networks only leave the last of them. */
class StrandedNodesTest {
  private static final Hub HUB = new Hub();

  private final Hub.Person alice = HUB.person();
  private final Network network = HUB.network(alice, JOIN_RULE_OPEN);
  private final Network other = HUB.network(alice, JOIN_RULE_OPEN);
  private final Hub.Agent node = HUB.agentIn(alice, network, HUB.scoped(alice));

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void leavingTheLastEndsTheRegistration() {
    var stays = HUB.agentIn(alice, network, HUB.scoped(alice));
    var _ = HUB.agentIn(alice, other, stays);
    stays.client().leave(network.getId());
    var onBackbone = HUB.agentIn(alice, network);
    onBackbone.client().leave(network.getId());
    node.client().leave(network.getId());

    assertThat(strandedUpTo(node))
        .extracting(NodeDeparture::getNode)
        .contains(node.id())
        .doesNotContain(stays.id(), onBackbone.id());
  }

  @Test
  void soDoesBeingRemovedFromIt() {
    var _ = alice.client().remove(network.getId(), node.ref());
    assertThat(strandedUpTo(node).getLast())
        .isEqualTo(
            NodeDeparture.newBuilder()
                .setNode(node.id())
                .setNodeIncarnation(node.record().getIncarnation())
                .build());
  }

  @Test
  void soDoesItsEnd() {
    alice.client().delete(network.getId());
    assertThat(strandedUpTo(node)).extracting(NodeDeparture::getNode).contains(node.id());
  }

  @Test
  void leavingAndTheEndOfTheNetworkRightAfterLosesNobody() {
    node.client().leave(network.getId());
    alice.client().delete(network.getId());
    assertThat(strandedUpTo(node)).extracting(NodeDeparture::getNode).contains(node.id());
  }

  @Test
  void leavingTheLastTwoAtOnceEndsItOnce() throws Exception {
    for (int round = 0; round < 8; round++) {
      var lonely = HUB.agentIn(alice, network, HUB.scoped(alice));
      var _ = HUB.agentIn(alice, other, lonely);
      var leaving = new Together();
      for (var from : List.of(network, other)) {
        leaving.call(() -> lonely.client().leave(from.getId()));
      }
      assertThat(leaving.run()).isEqualTo(2);
      assertThat(strandedUpTo(lonely))
          .extracting(NodeDeparture::getNode)
          .containsOnlyOnce(lonely.id());
    }
  }

  @Test
  void whoIsStrandedJoinsNothingBeforeItIsRegisteredAgain() {
    node.client().leave(network.getId());
    var _ = strandedUpTo(node);
    assertThat(Refusal.of(() -> node.client().join(other.getId())).reason())
        .isEqualTo("NODE_NOT_FOUND");
    var _ = HUB.registry.registerAgain(node.record());
    assertThat(node.client().join(network.getId()).getNode()).isEqualTo(node.id());
  }

  /** All up to that one's; waits for it. */
  private static List<NodeDeparture> strandedUpTo(Hub.Agent last) {
    var stub = FeedServiceGrpc.newBlockingStub(HUB.service.asService(ServiceName.REGISTRY));
    var stranded = new ArrayList<NodeDeparture>();
    try (var reading = Context.current().withCancellation()) {
      reading.run(() -> {
        var stream = stub.readFeed(ReadFeedRequest.newBuilder().addKinds("stranded").build());
        while (stranded.stream().noneMatch(one -> one.getNode().equals(last.id()))) {
          stream.next().getRecordsList().forEach(record -> stranded.add(read(record.getPayload())));
        }
      });
    }
    return stranded;
  }

  private static NodeDeparture read(ByteString payload) {
    try {
      return NodeDeparture.parseFrom(payload);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
