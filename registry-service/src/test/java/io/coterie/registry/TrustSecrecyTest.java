package io.coterie.registry;

import static io.coterie.registry.Requests.ask;
import static io.coterie.registry.Requests.decline;
import static io.coterie.registry.Requests.end;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.platform.id.NodeId;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.v1.ListTrustRequestsRequest;
import io.coterie.registry.v1.RequestTrustResponse;
import io.coterie.registry.v1.TrustRequest;
import io.coterie.testing.Refusal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Asking for trust tells nobody who is there. */
class TrustSecrecyTest {
  private static final RegistryFixture FIXTURE = new RegistryFixture();

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void requestToNobodyLooksLikeAnyOther() {
    var there = FIXTURE.node("there");
    var gone = FIXTURE.node("gone");
    var _ = FIXTURE.as(gone.caller()).deregisterNode(end(gone.id()));
    var asker = FIXTURE.node();
    for (var target :
        List.of(
            there.id(), gone.id(), NodeId.random().text(), there.number(), "4000000", "nowhere")) {
      var reply = FIXTURE.trust(asker.caller()).requestTrust(ask(target));
      assertThat(blank(reply.getTrustRequest())).isEqualTo(expected(asker, reply, target));
      assertThat(sent(asker)).contains(reply.getTrustRequest());
      assertThat(FIXTURE.trust(asker.caller()).requestTrust(ask(target))).isEqualTo(reply);
    }
    assertThat(sent(asker)).hasSize(6);
  }

  @Test
  void privateHostnameIsNobodys() {
    var secret = FIXTURE.node("secret");
    var _ = FIXTURE.trust(FIXTURE.node().caller()).requestTrust(ask("secret"));
    assertThat(inbox(secret)).isEmpty();
    var open = FIXTURE.publicNode("open");
    var _ = FIXTURE.trust(FIXTURE.node().caller()).requestTrust(ask("open"));
    assertThat(inbox(open)).hasSize(1);
  }

  @Test
  void fullInboxTakesNoMoreAndSaysNothing() {
    var popular = FIXTURE.node();
    for (int i = 0; i < 100; i++) {
      var _ = FIXTURE.trust(FIXTURE.node().caller()).requestTrust(ask(popular.id()));
    }
    var late = FIXTURE.node();
    var reply = FIXTURE.trust(late.caller()).requestTrust(ask(popular.id()));
    assertThat(sent(late)).containsExactly(reply.getTrustRequest());
    assertThat(inbox(popular)).hasSize(100).doesNotContain(reply.getTrustRequest());

    var _ =
        FIXTURE.trust(popular.caller()).declineTrust(decline(inbox(popular).getFirst().getId()));
    assertThat(FIXTURE.trust(late.caller()).requestTrust(ask(popular.id()))).isEqualTo(reply);
    assertThat(inbox(popular))
        .as("there is room now")
        .extracting(TrustRequest::getSourceNode)
        .contains(late.id());
  }

  @Test
  void requestsThatWaitAreLimitedWhoeverTheyAreTo() {
    var asker = FIXTURE.node();
    var stub = FIXTURE.trust(asker.caller());
    var first = stub.requestTrust(ask(FIXTURE.node().id()));
    for (int i = 1; i < 100; i++) {
      var _ = stub.requestTrust(ask(NodeId.random().text()));
    }
    for (var target : List.of(FIXTURE.node().id(), NodeId.random().text())) {
      Refusal.assertRefused(() -> stub.requestTrust(ask(target)))
          .with(RegistryReason.PENDING_TRUST_LIMIT);
    }
    var _ = stub.declineTrust(decline(first.getTrustRequest().getId()));
    assertThat(stub.requestTrust(ask(NodeId.random().text())).hasTrustRequest()).isTrue();
  }

  private static TrustRequest expected(TestNode asker, RequestTrustResponse reply, String target) {
    var request = reply.getTrustRequest();
    return TrustRequest.newBuilder()
        .setSourceNode(asker.id())
        .setTarget(target)
        .setJustification("hello")
        .setCreateTime(request.getCreateTime())
        .setExpireTime(request.getExpireTime())
        .build();
  }

  private static TrustRequest blank(TrustRequest request) {
    assertThat(request.getId()).matches("trq_[a-z0-9]{26}");
    return request.toBuilder().clearId().build();
  }

  private static List<TrustRequest> inbox(TestNode node) {
    return FIXTURE
        .trust(node.caller())
        .listTrustRequests(ListTrustRequestsRequest.newBuilder().setPageSize(1000).build())
        .getTrustRequestsList();
  }

  private static List<TrustRequest> sent(TestNode node) {
    return FIXTURE
        .trust(node.caller())
        .listTrustRequests(ListTrustRequestsRequest.newBuilder().setSent(true).build())
        .getTrustRequestsList();
  }
}
