package io.coterie.registry;

import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.end;
import static io.coterie.registry.Requests.rename;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.feed.v1.ChangeKind;
import io.coterie.feed.v1.FeedRecord;
import io.coterie.registry.v1.NodeRecord;
import io.coterie.registry.v1.Presence;
import io.coterie.registry.v1.RegisterNodeRequest;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeFeedTest {
  private final RegistryFixture fixture = new RegistryFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void livesOfANodeAreToldInOrderUnderGrowingVersions() throws Exception {
    var node = fixture.node("first");
    var _ = fixture.as(node.caller()).heartbeat(beat("192.0.2.7:4000"));
    var _ = fixture.as(node.caller()).updateNode(rename(node.id(), "second"));
    var _ = fixture.as(node.caller()).deregisterNode(end(node.id()));
    var _ =
        fixture
            .anonymous()
            .registerNode(fixture.signed(node.key(), RegisterNodeRequest.getDefaultInstance()));

    var records = Feed.read(fixture, "node", 4);
    assertThat(records)
        .extracting(FeedRecord::getChange)
        .containsExactly(
            ChangeKind.CHANGE_KIND_CREATED,
            ChangeKind.CHANGE_KIND_UPDATED,
            ChangeKind.CHANGE_KIND_DELETED,
            ChangeKind.CHANGE_KIND_CREATED);
    assertThat(records).extracting(FeedRecord::getKey).containsOnly(node.id());
    assertThat(records).extracting(FeedRecord::getVersion).isSorted().doesNotHaveDuplicates();

    var states = new ArrayList<NodeRecord>();
    for (var record : records) {
      states.add(NodeRecord.parseFrom(record.getPayload()));
    }
    assertThat(states)
        .extracting(state -> state.getNode().getHostname())
        .containsExactly("first", "second", "second", "");
    assertThat(states)
        .allSatisfy(state -> {
          assertThat(state.getNode().getPresence()).isEqualTo(Presence.PRESENCE_UNSPECIFIED);
          assertThat(state.getNode().getEndpointsList()).isEmpty();
        });
    assertThat(states.get(2).getIncarnation()).isEqualTo(states.get(0).getIncarnation());
    assertThat(states.get(3).getIncarnation()).isNotEqualTo(states.get(0).getIncarnation());
    for (int i = 0; i < states.size(); i++) {
      assertThat(states.get(i).getVersion()).isEqualTo(records.get(i).getVersion());
    }
  }

  @Test
  void onlyAReplacedKeyIsToldAsOne() throws Exception {
    var node = fixture.node("first");
    var _ = fixture.as(node.caller()).updateNode(rename(node.id(), "second"));
    var _ = fixture.as(node.caller()).rotateKey(Requests.rotate(fixture, node, TestKey.create()));
    var replaced = new ArrayList<Boolean>();
    for (var record : Feed.read(fixture, "node", 3)) {
      replaced.add(NodeRecord.parseFrom(record.getPayload()).getKeyReplaced());
    }
    assertThat(replaced).containsExactly(false, false, true);
  }

  @Test
  void everyChangeIsAudited() throws Exception {
    var owner = Callers.account();
    var node = fixture.node(owner, "before");
    var _ = fixture.as(owner).updateNode(rename(node.id(), "after"));
    var _ = fixture.as(owner).updateNode(Requests.publish(node.id()));
    var _ = fixture.as(owner).rotateKey(Requests.rotate(fixture, node, TestKey.create()));
    var _ = fixture.as(owner).deregisterNode(end(node.id()));

    var events = new ArrayList<AuditEvent>();
    for (var record : Feed.read(fixture, "audit", 5)) {
      events.add(AuditEvent.parseFrom(record.getPayload()));
    }
    assertThat(events)
        .extracting(AuditEvent::getAction)
        .containsExactly("RegisterNode", "UpdateNode", "UpdateNode", "RotateKey", "DeregisterNode");
    assertThat(events).extracting(AuditEvent::getTarget).containsOnly(node.id());
    assertThat(events).extracting(AuditEvent::getAccount).containsOnly(owner.account().text());
    assertThat(events.get(1).getDetailsMap()).containsEntry("hostname", "after");
  }
}
