package io.coterie.registry;

import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.end;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.platform.id.NodeId;
import io.coterie.registry.v1.BatchGetNodesRequest;
import io.coterie.registry.v1.ListNodesOfAccountRequest;
import io.coterie.registry.v1.NodeRecord;
import io.coterie.registry.v1.Presence;
import io.coterie.testing.Refusal;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class NodeDirectoryTest {
  private static final RegistryFixture FIXTURE = new RegistryFixture();

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void batchHoldsNodesWholeAndEachOnce() {
    var owner = Callers.account();
    var node = FIXTURE.node(owner, "whole");
    var other = FIXTURE.node();
    var gone = FIXTURE.node();
    var _ = FIXTURE.as(gone.caller()).deregisterNode(end(gone.id()));
    var _ = FIXTURE.as(node.caller()).heartbeat(beat("192.0.2.7:4000"));
    var records =
        FIXTURE
            .directory()
            .batchGetNodes(
                BatchGetNodesRequest.newBuilder()
                    .addIds(node.id())
                    .addIds(gone.id())
                    .addIds(NodeId.random().text())
                    .addIds("no id")
                    .addNumbers(node.node().getNumber())
                    .addNumbers(other.node().getNumber())
                    .addNumbers(0)
                    .addNumbers(-1)
                    .build())
            .getNodesList();

    assertThat(records)
        .extracting(record -> record.getNode().getId())
        .containsExactlyInAnyOrder(node.id(), other.id());
    var whole = records.stream().filter(r -> r.getNode().getId().equals(node.id())).findFirst();
    assertThat(whole).map(NodeRecord::getVersion).contains(1L);
    assertThat(whole).map(r -> r.getNode().getAccount()).contains(owner.account().text());
    assertThat(whole).map(r -> r.getNode().getPresence()).contains(Presence.PRESENCE_ONLINE);
    assertThat(whole).map(r -> r.getNode().getEndpoints(0)).contains("192.0.2.7:4000");
  }

  @Test
  void accountsNodesAreListedById() {
    var owner = Callers.account();
    var one = FIXTURE.node(owner, "");
    var two = FIXTURE.node(owner, "");
    var gone = FIXTURE.node(owner, "");
    var _ = FIXTURE.as(owner).deregisterNode(end(gone.id()));
    var request = ListNodesOfAccountRequest.newBuilder().setAccount(owner.account().text());
    assertThat(FIXTURE.directory().listNodesOfAccount(request.build()).getIdsList())
        .containsExactly(one.id(), two.id());
  }

  @Test
  void badFieldsAreNamed() {
    var many =
        BatchGetNodesRequest.newBuilder()
            .addAllIds(Collections.nCopies(1001, "x"))
            .addAllNumbers(Collections.nCopies(1001, 1))
            .build();
    assertThat(Refusal.of(() -> FIXTURE.directory().batchGetNodes(many)).fields())
        .containsExactlyInAnyOrder("ids", "numbers");
    for (var account : new String[] {"", "alice"}) {
      var request = ListNodesOfAccountRequest.newBuilder().setAccount(account).build();
      assertThat(Refusal.of(() -> FIXTURE.directory().listNodesOfAccount(request)).fields())
          .containsExactly("account");
    }
  }
}
