package io.coterie.registry;

import static io.coterie.registry.Requests.batch;
import static io.coterie.registry.Requests.end;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.v1.DeregisterNodeRequest;
import io.coterie.registry.v1.DeregisterNodeResponse;
import io.coterie.testing.Refusal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DeregisterNodeTest {
  private static final RegistryFixture FIXTURE = new RegistryFixture();

  private final Caller.AccountCaller alice = Callers.account();

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void nodeIsOutOfItsNetworksWhenTheCallReturns() {
    var node = FIXTURE.node(alice, "");
    var network = FIXTURE.network().network(node.id(), "node_of_another");
    var _ = FIXTURE.as(alice).deregisterNode(end(node.id()));
    assertThat(network.members()).containsExactly("node_of_another");
    assertThat(FIXTURE.directory().batchGetNodes(batch(node.id())).getNodesList()).isEmpty();
  }

  @Test
  void againChangesNothing() {
    var node = FIXTURE.node(alice, "");
    var request = end(node.id()).toBuilder().setRequestId(UUID.randomUUID().toString()).build();
    var _ = FIXTURE.as(alice).deregisterNode(request);
    assertThat(FIXTURE.as(alice).deregisterNode(request))
        .isEqualTo(DeregisterNodeResponse.getDefaultInstance());
    assertThat(FIXTURE.as(alice).deregisterNode(end(node.id())))
        .isEqualTo(DeregisterNodeResponse.getDefaultInstance());
  }

  @Test
  void nodeIsNamedByNumberOrHostnameToo() {
    var named = FIXTURE.node(alice, "bye");
    var numbered = FIXTURE.node(alice, "");
    var _ = FIXTURE.as(alice).deregisterNode(end("bye"));
    var _ = FIXTURE.as(numbered.caller()).deregisterNode(end(numbered.number()));
    assertThat(FIXTURE.directory().batchGetNodes(batch(named.id(), numbered.id())).getNodesList())
        .isEmpty();
  }

  @Test
  void othersNodeIsTheSameBytesAsNone() {
    var hidden = FIXTURE.node(Callers.account(), "");
    var open = FIXTURE.publicNode("stays");
    var absent = refused(NodeId.random().text());
    assertThat(absent.reason()).isEqualTo("NODE_NOT_FOUND");
    for (var node : List.of(hidden.id(), hidden.number(), open.id(), "stays")) {
      assertThat(refused(node)).isEqualTo(absent);
    }
  }

  @Test
  void badFieldsAreNamed() {
    var bad = DeregisterNodeRequest.newBuilder().setRequestId("no uuid").build();
    assertThat(Refusal.of(() -> FIXTURE.as(alice).deregisterNode(bad)).fields())
        .containsExactlyInAnyOrder("node", "request_id");
  }

  private Refusal refused(String node) {
    return Refusal.of(() -> FIXTURE.as(alice).deregisterNode(end(node)));
  }
}
