package io.coterie.registry;

import static io.coterie.registry.Requests.accept;
import static io.coterie.registry.Requests.ask;
import static io.coterie.registry.Requests.decline;
import static io.coterie.registry.Requests.end;
import static io.coterie.registry.Requests.revoke;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.feed.v1.ChangeKind;
import io.coterie.feed.v1.FeedRecord;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.v1.TrustRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrustFeedTest {
  private final RegistryFixture fixture = new RegistryFixture();
  private final TestNode one = fixture.node();
  private final TestNode other = fixture.node();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void beginningsAndEndsOfTrustAreToldInOrder() throws Exception {
    shakeHands();
    var _ = fixture.trust(one.caller()).revokeTrust(revoke(other.id()));
    shakeHands();
    var _ = fixture.as(other.caller()).deregisterNode(end(other.id()));

    var records = Feed.read(fixture, "trust", 4);
    assertThat(records)
        .extracting(FeedRecord::getChange)
        .containsExactly(
            ChangeKind.CHANGE_KIND_CREATED,
            ChangeKind.CHANGE_KIND_DELETED,
            ChangeKind.CHANGE_KIND_CREATED,
            ChangeKind.CHANGE_KIND_DELETED);
    assertThat(records).extracting(FeedRecord::getVersion).isSorted().doesNotHaveDuplicates();
    assertThat(records).extracting(FeedRecord::getKey).containsOnly(records.getFirst().getKey());
    for (var record : records) {
      var trust = TrustRecord.parseFrom(record.getPayload());
      assertThat(List.of(trust.getNode(), trust.getOtherNode()))
          .isSorted()
          .containsExactlyInAnyOrder(one.id(), other.id());
      assertThat(trust.hasCreateTime())
          .isEqualTo(record.getChange() == ChangeKind.CHANGE_KIND_CREATED);
    }
  }

  @Test
  void everyChangeIsAudited() throws Exception {
    var target = NodeId.random().text();
    var toNobody = fixture.trust(one.caller()).requestTrust(ask(target)).getTrustRequest();
    var _ = fixture.trust(one.caller()).declineTrust(decline(toNobody.getId()));
    shakeHands();
    var _ = fixture.trust(one.caller()).revokeTrust(revoke(other.id()));
    var _ = fixture.trust(one.caller()).revokeTrust(revoke(other.id()));
    var _ = fixture.as(one.caller()).deregisterNode(end(one.id()));

    var events = new ArrayList<AuditEvent>();
    for (var record : Feed.read(fixture, "audit", 8)) {
      events.add(AuditEvent.parseFrom(record.getPayload()));
    }
    assertThat(events)
        .extracting(AuditEvent::getAction)
        .containsExactly(
            "RegisterNode",
            "RegisterNode",
            "RequestTrust",
            "DeclineTrust",
            "RequestTrust",
            "AcceptTrust",
            "RevokeTrust",
            "DeregisterNode");
    assertThat(events.get(2).getDetailsMap()).containsEntry("target", target);
    assertThat(events.get(5).getDetailsMap()).containsEntry("node", one.id());
    assertThat(events.get(6).getDetailsMap()).containsEntry("node", other.id());
  }

  private void shakeHands() {
    var request = fixture.trust(one.caller()).requestTrust(ask(other.id())).getTrustRequest();
    var _ = fixture.trust(other.caller()).acceptTrust(accept(request.getId()));
  }
}
