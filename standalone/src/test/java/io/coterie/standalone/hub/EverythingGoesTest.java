package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.VouchMemberRequest;
import io.coterie.registry.v1.DeregisterNodeRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is deleted is gone from every table of every service; what may stay is named here. */
class EverythingGoesTest {
  /** The audit trail keeps what happened; feed and request ids until their retention ends. */
  private static final Set<String> KEPT = Set.of("feed", "audit_event", "request_id");

  private static final Set<String> SCHEMAS = Set.of("auth", "registry", "network");

  @AutoClose private static final TestHub hub = TestHub.start();

  @Test
  void aDeletedNetworkLeavesNoRow() throws Exception {
    var owner = hub.account();
    var guest = hub.account();
    var network = hub.network(owner, JoinRule.JOIN_RULE_OPEN);
    guest
        .user()
        .members()
        .joinNetwork(JoinNetworkRequest.newBuilder().setNetwork(network.getId()).build());
    var node = hub.node(guest);
    guest
        .user()
        .members()
        .joinNetwork(
            JoinNetworkRequest.newBuilder().setNetwork(network.getId()).setNode(node.id()).build());
    owner
        .user()
        .invites()
        .createInvite(CreateInviteRequest.newBuilder().setNetwork(network.getId()).build());
    owner
        .user()
        .invites()
        .vouchMember(
            VouchMemberRequest.newBuilder()
                .setNetwork(network.getId())
                .setInvitee(PrincipalRef.newBuilder().setAccount(hub.account().id()))
                .build());
    for (var nodeOf : List.of("", node.id())) {
      guest
          .user()
          .tokens()
          .createToken(
              CreateTokenRequest.newBuilder()
                  .setKind(TokenKind.TOKEN_KIND_NETWORK)
                  .setNetwork(network.getId())
                  .setNode(nodeOf)
                  .build());
    }
    assertThat(tablesWith(network.getId()))
        .contains("auth.token", "network.member", "network.invite");

    owner
        .user()
        .networks()
        .deleteNetwork(DeleteNetworkRequest.newBuilder().setNetwork(network.getId()).build());

    assertThat(tablesWith(network.getId()))
        .filteredOn(table -> table.startsWith("network."))
        .isEmpty();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(tablesWith(network.getId())).isEmpty());
  }

  @Test
  void aDeregisteredNodeIsGoneFromEveryNetwork() throws Exception {
    var owner = hub.account();
    var network = hub.network(owner, JoinRule.JOIN_RULE_OPEN);
    var node = hub.node(owner);
    owner
        .user()
        .members()
        .joinNetwork(
            JoinNetworkRequest.newBuilder().setNetwork(network.getId()).setNode(node.id()).build());

    owner
        .user()
        .registry()
        .deregisterNode(DeregisterNodeRequest.newBuilder().setNode(node.id()).build());

    var members =
        owner
            .user()
            .members()
            .listMembers(ListMembersRequest.newBuilder().setNetwork(network.getId()).build());
    assertThat(members.getMembersList()).noneMatch(member -> member.getNode().equals(node.id()));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            // the registry keeps the key's number for ever; network-service the version of its
            // name, against effects that come late
            assertThat(tablesWith(node.id()))
                .isSubsetOf("registry.node", "registry.identity_key", "network.known_node"));
  }

  /** Every table that has a row which mentions the text, but for those that may. */
  private static List<String> tablesWith(String text) throws SQLException {
    var found = new ArrayList<String>();
    var settings = hub.database().settings();
    try (var connection =
        DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
      for (var table : tables(connection)) {
        try (var query =
            connection.prepareStatement(
                "SELECT count(*) FROM " + table + " row WHERE row::text LIKE ?")) {
          query.setString(1, "%" + text + "%");
          var rows = query.executeQuery();
          rows.next();
          if (rows.getLong(1) > 0) {
            found.add(table);
          }
        }
      }
    }
    return found;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (var names = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
      while (names.next()) {
        var schema = names.getString("TABLE_SCHEM");
        var name = names.getString("TABLE_NAME");
        if (SCHEMAS.contains(schema) && !KEPT.contains(name)) {
          tables.add(schema + "." + name);
        }
      }
    }
    return tables;
  }
}
