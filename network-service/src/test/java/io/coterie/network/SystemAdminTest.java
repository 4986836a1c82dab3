package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_INVITE;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.Role.ROLE_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.ListAllNetworksRequest;
import io.coterie.network.v1.NetworkSummary;
import io.coterie.network.v1.Permission;
import io.coterie.network.v1.Visibility;
import io.coterie.platform.id.NetworkId;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What looking after the hub gives, and what it does not. */
class SystemAdminTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void systemAdminsAndTheOperatorListAllNetworks() {
    try (var hub = new Hub()) {
      var alice = hub.person("alice");
      var hidden = hub.network(alice, JOIN_RULE_INVITE);
      var shown = hub.publicNetwork(alice, JOIN_RULE_OPEN);
      var _ = hub.agentIn(alice, hidden);
      for (var client : List.of(hub.systemAdmin().client(), hub.operator())) {
        var all = all(client, 0, "").getNetworksList();
        assertThat(all)
            .extracting(NetworkSummary::getId)
            .containsExactly(hidden.getId(), shown.getId());
        var first = all.getFirst();
        assertThat(first.getOwner()).isEqualTo(alice.id().text());
        assertThat(first.getOwnerName()).isEqualTo("alice");
        assertThat(first.getAccountCount()).isEqualTo(1);
        assertThat(first.getAgentCount()).isEqualTo(1);
        assertThat(first.getVisibility()).isEqualTo(Visibility.VISIBILITY_PRIVATE);
        var page = all(client, 1, "");
        assertThat(all(client, 1, page.getNextPageToken()).getNetworksList())
            .extracting(NetworkSummary::getId)
            .containsExactly(shown.getId());
      }
    }
  }

  @Test
  void othersDoNotListAllNetworks() {
    var refusal = Refusal.of(() -> all(HUB.person().client(), 0, ""));
    assertThat(refusal.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(refusal.reason()).isEqualTo("SYSTEM_ADMIN_NEEDED");
    assertThat(Refusal.of(() -> all(HUB.agent().client(), 0, "")).reason())
        .isEqualTo("CALLER_NOT_ALLOWED");
  }

  @Test
  void systemAdminDeletesAnyNetwork() {
    var admin = HUB.systemAdmin();
    var hidden = HUB.network(HUB.person(), JOIN_RULE_INVITE);
    admin.client().delete(hidden.getId());
    assertThat(Rows.mentioning(HUB.service, hidden.getId())).isEmpty();
    assertThat(Refusal.of(() -> admin.client().delete(NetworkId.random().text())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
  }

  @Test
  void systemAdminGainsNothingElse() {
    var admin = HUB.systemAdmin();
    var alice = HUB.person();
    var hidden = HUB.network(alice, JOIN_RULE_OPEN).getId();
    assertThat(Refusal.of(() -> admin.client().get(hidden)).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    assertThat(Refusal.of(() -> admin.client().list(hidden)).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    assertThat(Refusal.of(() -> admin.client().remove(hidden, alice.ref())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    assertThat(Refusal.of(() -> admin.client().transfer(hidden, admin.ref())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    var shown = HUB.publicNetwork(alice, JOIN_RULE_OPEN).getId();
    assertThat(Refusal.of(() -> admin.client().list(shown)).reason()).isEqualTo("ROLE_TOO_LOW");
  }

  @Test
  void systemAdminWhoLooksOnIsAViewerThatMayDelete() {
    var admin = HUB.systemAdmin();
    var alice = HUB.person();
    var network = HUB.publicNetwork(alice, JOIN_RULE_OPEN);
    var _ = admin.client().look(network.getId());
    var seen = admin.client().get(network.getId());
    assertThat(seen.getMyRole()).isEqualTo(ROLE_VIEWER);
    assertThat(seen.getMyPermissionsList())
        .containsExactlyInAnyOrder(
            Permission.PERMISSION_VIEW, Permission.PERMISSION_DELETE, Permission.PERMISSION_LEAVE);
    assertThat(Refusal.of(() -> admin.client().tag(network.getId(), alice.ref(), "x")).reason())
        .isEqualTo("ROLE_TOO_LOW");
    assertThat(Refusal.of(() -> admin.client().vouch(network.getId(), alice.ref())).reason())
        .isEqualTo("ROLE_TOO_LOW");
    admin.client().delete(network.getId());
    assertThat(alice.client().list()).isEmpty();
  }

  private static io.coterie.network.v1.ListAllNetworksResponse all(
      Client client, int size, String token) {
    return client
        .networks()
        .listAllNetworks(
            ListAllNetworksRequest.newBuilder().setPageSize(size).setPageToken(token).build());
  }
}
