package io.coterie.registry;

import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.end;
import static io.coterie.registry.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.v1.ListNodesRequest;
import io.coterie.registry.v1.Node;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class NodeVisibilityTest {
  private static final RegistryFixture FIXTURE = new RegistryFixture();
  private static final String NEVER_GIVEN_OUT = NodeId.random().text();

  private final Caller.AccountCaller alice = Callers.account();
  private final Caller.AccountCaller stranger = Callers.account();

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void ownNodeIsSeenWholeByAnyOfItsNames() {
    var node = FIXTURE.node(alice, "whole");
    var _ = FIXTURE.as(node.caller()).heartbeat(beat("192.0.2.7:4000"));
    for (var name : List.of(node.id(), node.number(), "whole")) {
      for (var caller : List.of(alice, node.caller())) {
        var seen = FIXTURE.as(caller).getNode(get(name)).getNode();
        assertThat(seen.getId()).isEqualTo(node.id());
        assertThat(seen.getAccount()).isEqualTo(alice.account().text());
        assertThat(seen.getEndpointsList()).containsExactly("192.0.2.7:4000");
        assertThat(seen.hasLastSeenTime()).isTrue();
      }
    }
  }

  @Test
  void privateNodeOfAStrangerIsTheSameBytesAsNone() {
    var node = FIXTURE.node(alice, "hidden");
    for (var caller : List.of(stranger, FIXTURE.node(stranger, "").caller())) {
      var _ = FIXTURE.network().questions();
      var absent = refusedGet(caller, NEVER_GIVEN_OUT);
      var work = FIXTURE.network().questions();
      assertThat(refusedGet(caller, node.id())).isEqualTo(absent);
      assertThat(FIXTURE.network().questions()).as("work done").isEqualTo(work);
      assertThat(refusedGet(caller, node.number())).isEqualTo(absent);
      assertThat(refusedGet(caller, "2147483647")).isEqualTo(absent);
      assertThat(refusedGet(caller, "99999999999999999999")).isEqualTo(absent);
      assertThat(refusedGet(caller, "hidden")).isEqualTo(absent);
      assertThat(refusedGet(caller, "nobodys-name")).isEqualTo(absent);
      assertThat(absent.code()).isEqualTo(Code.NOT_FOUND);
      assertThat(absent.reason()).isEqualTo("NODE_NOT_FOUND");
    }
  }

  @Test
  void publicNodeIsSeenByAnybodyButWhoseItIs() {
    var node = FIXTURE.node(alice, "");
    var _ = FIXTURE.as(alice).updateNode(Requests.publish(node.id()));
    var seen = FIXTURE.as(stranger).getNode(get(node.id())).getNode();
    assertThat(seen.getNumber()).isEqualTo(node.node().getNumber());
    assertThat(seen.getAccount()).isEmpty();

    var named = FIXTURE.publicNode("well-known");
    assertThat(FIXTURE.as(stranger).getNode(get("well-known")).getNode().getId())
        .isEqualTo(named.id());
  }

  @Test
  void sharingANetworkShowsANodeForAsLongAsItIsShared() {
    var node = FIXTURE.node(alice, "");
    var peer = FIXTURE.node(stranger, "");
    var network = FIXTURE.network().network(node.id(), peer.id());
    assertThat(FIXTURE.as(peer.caller()).getNode(get(node.id())).getNode().getAccount()).isEmpty();

    network.members().remove(node.id());
    assertThat(refusedGet(peer.caller(), node.id()))
        .isEqualTo(refusedGet(peer.caller(), NEVER_GIVEN_OUT));
  }

  @Test
  void networkTokenSeesItsNetworkAndOneself() {
    var inside = FIXTURE.node(alice, "inside");
    var outside = FIXTURE.node(alice, "outside");
    var open = FIXTURE.publicNode("open-to-all");
    var network = FIXTURE.network().network(alice.account().text(), inside.id());
    FIXTURE.network().network(alice.account().text(), outside.id());
    var bound = Callers.in(network.id(), alice);

    assertThat(FIXTURE.as(bound).getNode(get(inside.id())).getNode().getId())
        .isEqualTo(inside.id());
    for (var other : List.of(outside.id(), outside.number(), open.id(), "open-to-all", "outside")) {
      assertThat(refusedGet(bound, other)).isEqualTo(refusedGet(bound, NEVER_GIVEN_OUT));
    }
    assertThat(list(bound, 0)).extracting(Node::getId).containsExactly(inside.id());

    var self = outside.callerIn(network.id());
    assertThat(FIXTURE.as(self).getNode(get(outside.id())).getNode().getId())
        .isEqualTo(outside.id());
    assertThat(list(self, 0)).extracting(Node::getId).containsExactly(outside.id());
  }

  @Test
  void deregisteredNodeIsGoneForEverybody() {
    var node = FIXTURE.node(alice, "gone");
    var _ = FIXTURE.as(alice).deregisterNode(end(node.id()));
    var absent = refusedGet(alice, NEVER_GIVEN_OUT);
    for (var name : List.of(node.id(), node.number(), "gone")) {
      assertThat(refusedGet(alice, name)).isEqualTo(absent);
    }
    assertThat(list(alice, 0)).isEmpty();
  }

  @Test
  void ownNodesOfOneNameMustBeToldApart() {
    var one = FIXTURE.node(alice, "twin");
    var two = FIXTURE.node(alice, "twin");
    var refusal = refusedGet(alice, "twin");
    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo("NODE_AMBIGUOUS");
    assertThat(refusal.metadata("choices")).contains(one.id(), two.id());
  }

  @Test
  void listHoldsOwnNodesPageByPage() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      ids.add(FIXTURE.node(alice, "").id());
    }
    var _ = FIXTURE.node(stranger, "");
    assertThat(list(alice, 2)).extracting(Node::getId).containsExactlyElementsOf(ids);
    assertThat(list(alice, 0)).extracting(Node::getId).containsExactlyElementsOf(ids);
  }

  @Test
  void nodeOfNobodyListsItself() {
    var node = FIXTURE.node();
    assertThat(list(node.caller(), 0)).extracting(Node::getId).containsExactly(node.id());
  }

  @Test
  void pageTokenOfAnotherCallerIsNone() {
    for (int i = 0; i < 2; i++) {
      var _ = FIXTURE.node(alice, "");
    }
    var page = FIXTURE.as(alice).listNodes(ListNodesRequest.newBuilder().setPageSize(1).build());
    var stolen = ListNodesRequest.newBuilder().setPageToken(page.getNextPageToken()).build();
    assertThat(Refusal.of(() -> FIXTURE.as(stranger).listNodes(stolen)).reason())
        .isEqualTo("PAGE_TOKEN_INVALID");
  }

  @Test
  void badNamesAndPageSizesAreBadFields() {
    for (var name : List.of("", "node_short", "a.b", "UPPER", "1:0001.0000.0001")) {
      assertThat(refusedGet(alice, name).fields()).containsExactly("node");
    }
    var bad = ListNodesRequest.newBuilder().setPageSize(-1).setPageToken("x".repeat(1001)).build();
    assertThat(Refusal.of(() -> FIXTURE.as(alice).listNodes(bad)).fields())
        .containsExactlyInAnyOrder("page_size", "page_token");
  }

  private static Refusal refusedGet(Caller caller, String node) {
    return Refusal.of(() -> FIXTURE.as(caller).getNode(get(node)));
  }

  private static List<Node> list(Caller caller, int pageSize) {
    var all = new ArrayList<Node>();
    var token = "";
    do {
      var page =
          FIXTURE
              .as(caller)
              .listNodes(
                  ListNodesRequest.newBuilder().setPageSize(pageSize).setPageToken(token).build());
      all.addAll(page.getNodesList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return all;
  }
}
