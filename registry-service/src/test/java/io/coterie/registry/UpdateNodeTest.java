package io.coterie.registry;

import static io.coterie.registry.Requests.get;
import static io.coterie.registry.Requests.publish;
import static io.coterie.registry.Requests.rename;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.UpdateNodeRequest;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class UpdateNodeTest {
  private static final RegistryFixture FIXTURE = new RegistryFixture();

  private final Caller.AccountCaller alice = Callers.account();

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void renameIsSeenHereAndInTheNetworks() {
    var node = FIXTURE.node(alice, "before");
    var after = FIXTURE.as(alice).updateNode(rename(node.id(), "after")).getNode();
    assertThat(after.getHostname()).isEqualTo("after");
    assertThat(after.getEtag()).isNotEqualTo(node.node().getEtag());
    assertThat(FIXTURE.network().claimed(node.id())).contains("after");
    assertThat(FIXTURE.as(alice).getNode(get("after")).getNode()).isEqualTo(after);
    assertThat(Refusal.of(() -> FIXTURE.as(alice).getNode(get("before"))).reason())
        .isEqualTo("NODE_NOT_FOUND");
  }

  @Test
  void nodeRenamesItselfAndGivesItsNameUp() {
    var node = FIXTURE.node("own-name");
    assertThat(FIXTURE.as(node.caller()).updateNode(rename("own-name", "newer")).getNode())
        .extracting(Node::getHostname)
        .isEqualTo("newer");
    assertThat(FIXTURE.as(node.caller()).updateNode(rename(node.id(), "")).getNode().getHostname())
        .isEmpty();
    assertThat(FIXTURE.network().claimed(node.id())).contains("");
  }

  @Test
  void renameRefusedByANetworkLeavesAllAsItWas() {
    var node = FIXTURE.publicNode("still-mine");
    FIXTURE.network().takeByAnother("not-mine");
    var refusal =
        Refusal.of(() -> FIXTURE.as(node.caller()).updateNode(rename(node.id(), "not-mine")));
    assertThat(refusal.code()).isEqualTo(Code.ALREADY_EXISTS);
    assertThat(refusal.reason()).isEqualTo("HOSTNAME_TAKEN");
    assertThat(current(node)).isEqualTo(node.node());
    assertThat(FIXTURE.publicNode("not-mine").node().getHostname())
        .as("the name is free among public nodes")
        .isEqualTo("not-mine");
    assertThat(FIXTURE.as(node.caller()).updateNode(rename(node.id(), "later")).getNode())
        .extracting(Node::getHostname)
        .isEqualTo("later");
  }

  @Test
  void renameToAPublicNodesNameAsksNoNetwork() {
    var _ = FIXTURE.publicNode("famous");
    var node = FIXTURE.publicNode("obscure");
    var _ = FIXTURE.network().questions();
    var refusal =
        Refusal.of(() -> FIXTURE.as(node.caller()).updateNode(rename(node.id(), "famous")));
    assertThat(refusal.reason()).isEqualTo("HOSTNAME_TAKEN");
    assertThat(FIXTURE.network().questions()).isEmpty();
    assertThat(current(node)).isEqualTo(node.node());
  }

  @Test
  void goingPublicNeedsAFreeName() {
    var _ = FIXTURE.publicNode("popular");
    var node = FIXTURE.node("popular");
    assertThat(Refusal.of(() -> FIXTURE.as(node.caller()).updateNode(publish(node.id()))).reason())
        .isEqualTo("HOSTNAME_TAKEN");
    assertThat(current(node)).isEqualTo(node.node());

    var both =
        rename(node.id(), "rather-unknown").toBuilder()
            .setVisibility(NodeVisibility.NODE_VISIBILITY_PUBLIC)
            .setUpdateMask(FieldMask.newBuilder().addPaths("hostname").addPaths("visibility"))
            .build();
    var changed = FIXTURE.as(node.caller()).updateNode(both).getNode();
    assertThat(changed.getVisibility()).isEqualTo(NodeVisibility.NODE_VISIBILITY_PUBLIC);
    assertThat(FIXTURE.as(alice).getNode(get("rather-unknown")).getNode().getId())
        .isEqualTo(node.id());
  }

  @Test
  void oldPublicNameIsFreeAfterTheRename() {
    var node = FIXTURE.publicNode("released");
    var _ = FIXTURE.as(node.caller()).updateNode(rename(node.id(), "kept"));
    assertThat(FIXTURE.publicNode("released").node().getHostname()).isEqualTo("released");
  }

  @Test
  void etagGuardsAgainstChangesOfOthers() {
    var node = FIXTURE.node(alice, "guarded");
    var seen = rename(node.id(), "first").toBuilder().setEtag(node.node().getEtag()).build();
    var _ = FIXTURE.as(alice).updateNode(seen);
    for (var stale :
        List.of(
            seen.toBuilder().setHostname("second").build(),
            publish(node.id()).toBuilder().setEtag(seen.getEtag()).build())) {
      var refusal = Refusal.of(() -> FIXTURE.as(alice).updateNode(stale));
      assertThat(refusal.code()).isEqualTo(Code.ABORTED);
      assertThat(refusal.reason()).isEqualTo("ETAG_MISMATCH");
    }
  }

  @Test
  void changeToWhatIsSoAlreadyKeepsTheEtag() {
    var node = FIXTURE.node(alice, "same");
    assertThat(FIXTURE.as(alice).updateNode(rename(node.id(), "same")).getNode())
        .isEqualTo(node.node());
  }

  @Test
  void othersNodeIsTheSameBytesAsNone() {
    var hidden = FIXTURE.node(Callers.account(), "hidden");
    var open = FIXTURE.publicNode("open");
    var absent =
        Refusal.of(
            () -> FIXTURE.as(alice).updateNode(rename(NodeId.random().text(), "taken-over")));
    assertThat(absent.reason()).isEqualTo("NODE_NOT_FOUND");
    for (var node : List.of(hidden.id(), hidden.number(), open.id(), "open")) {
      assertThat(Refusal.of(() -> FIXTURE.as(alice).updateNode(rename(node, "taken-over"))))
          .isEqualTo(absent);
    }
    var sibling = FIXTURE.node(alice, "sibling");
    assertThat(
            Refusal.of(() ->
                FIXTURE.as(FIXTURE.node(alice, "").caller()).updateNode(rename(sibling.id(), "x"))))
        .isEqualTo(absent);
  }

  @Test
  void reservedAndMalformedRequestsAreRefused() {
    var node = FIXTURE.node(alice, "");
    assertThat(
            Refusal.of(() -> FIXTURE.as(alice).updateNode(rename(node.id(), "backbone"))).reason())
        .isEqualTo("HOSTNAME_RESERVED");
    var bad =
        UpdateNodeRequest.newBuilder()
            .setNode("no node")
            .setHostname("No")
            .setVisibilityValue(9)
            .setUpdateMask(FieldMask.newBuilder().addPaths("account"))
            .setEtag("e".repeat(65))
            .setRequestId("no uuid")
            .build();
    assertThat(Refusal.of(() -> FIXTURE.as(alice).updateNode(bad)).fields())
        .containsExactlyInAnyOrder(
            "node", "hostname", "visibility", "update_mask", "etag", "request_id");
    for (var maskless :
        List.of(
            UpdateNodeRequest.newBuilder().setNode(node.id()).build(),
            publish(node.id()).toBuilder().setUpdateMask(FieldMask.newBuilder()).build())) {
      assertThat(Refusal.of(() -> FIXTURE.as(alice).updateNode(maskless)).fields())
          .containsExactly("update_mask");
    }
  }

  @Test
  void repeatWithARequestIdGetsTheFirstAnswer() {
    var node = FIXTURE.node(alice, "repeated");
    var request =
        rename(node.id(), "once").toBuilder().setRequestId(UUID.randomUUID().toString()).build();
    var first = FIXTURE.as(alice).updateNode(request);
    var _ = FIXTURE.as(alice).updateNode(rename(node.id(), "twice"));
    assertThat(FIXTURE.as(alice).updateNode(request)).isEqualTo(first);
    assertThat(FIXTURE.as(alice).getNode(get(node.id())).getNode().getHostname())
        .isEqualTo("twice");
  }

  private static Node current(TestNode node) {
    return FIXTURE.as(node.caller()).getNode(get(node.id())).getNode();
  }
}
