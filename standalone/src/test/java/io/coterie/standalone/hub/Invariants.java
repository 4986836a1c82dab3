package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.platform.db.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What holds in the database whatever clients do. Effects from one service to another take a
 * moment, so it is awaited.
 */
public final class Invariants {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What must not be → rows of which there must be none. */
  private static final Map<String, String> NEVER =
      Map.ofEntries(
          Map.entry(
              "a network without exactly its owner as owner",
              """
              SELECT n.id FROM network.network n LEFT JOIN network.member m ON m.network_id = n.id AND m.role = 'owner'
              WHERE n.owner <> 'operator' AND m.principal IS DISTINCT FROM n.owner
                 OR n.owner = 'operator' AND m.principal IS NOT NULL
              """),
          Map.entry(
              "a network that miscounts its members",
              """
              SELECT n.id FROM network.network n LEFT JOIN network.member m ON m.network_id = n.id
              GROUP BY n.id HAVING n.node_count <> count(m.principal) FILTER (WHERE m.node_number > 0)
                                OR n.account_count <> count(m.principal) FILTER (WHERE m.node_number = 0 AND m.role <> 'viewer')
              """),
          Map.entry(
              "a member or a block that both is and is kept out",
              """
              SELECT m.principal FROM network.member m JOIN network.block b USING (network_id, principal)
              """),
          Map.entry(
              "a node whose account only looks on",
              """
              SELECT m.principal FROM network.member m
              JOIN network.member a ON a.network_id = m.network_id AND a.principal = m.owner_account
              WHERE a.role = 'viewer'
              """),
          Map.entry(
              "a member whose account never was",
              """
              SELECT m.principal FROM network.member m LEFT JOIN auth.account a ON a.id = m.principal
              WHERE m.node_number = 0 AND a.id IS NULL
              """),
          Map.entry(
              "a member that is no registered node",
              """
              SELECT m.principal FROM network.member m
              LEFT JOIN registry.node n ON n.id = m.principal AND n.registered AND n.incarnation = m.node_incarnation
              WHERE m.node_number > 0 AND n.id IS NULL
              """),
          Map.entry(
              "a member node whose number or account is another in the registry",
              """
              SELECT m.principal FROM network.member m JOIN registry.node n ON n.id = m.principal
              WHERE m.node_number <> n.number OR m.owner_account IS DISTINCT FROM n.account_id
              """),
          Map.entry(
              "a live token of a network that is not",
              """
              SELECT t.id FROM auth.token t LEFT JOIN network.network n ON n.id = t.network_id
              WHERE t.network_id IS NOT NULL AND t.revoke_time IS NULL AND n.id IS NULL
              """),
          Map.entry(
              "a live token of a node that is not registered",
              """
              SELECT t.id FROM auth.token t
              LEFT JOIN registry.node n ON n.id = t.node_id AND n.registered AND n.incarnation = t.node_incarnation
              WHERE t.node_id IS NOT NULL AND t.revoke_time IS NULL AND n.id IS NULL
              """),
          Map.entry(
              "a public name of a node that is not public, not registered, or called otherwise",
              """
              SELECT p.hostname FROM registry.public_hostname p JOIN registry.node n ON n.id = p.node_id
              WHERE NOT n.registered OR NOT n.is_public OR n.hostname IS DISTINCT FROM p.hostname
              """),
          Map.entry(
              "a rename or an eviction left half-way",
              """
              SELECT node_id FROM registry.rename UNION ALL SELECT id FROM registry.node WHERE eviction_due
              """),
          Map.entry(
              "an account without a name, or with another one's",
              "SELECT min(id) FROM auth.account GROUP BY lower(name) HAVING count(*) > 1 OR"
                  + " min(name) = ''"));

  private Invariants() {}

  /** Waits until nothing in the hub's database breaks any of them. */
  public static void awaitHold(TestHub hub) {
    awaitHold(hub.database().settings());
  }

  /** The same, for the database of a hub elsewhere. */
  public static void awaitHold(DatabaseSettings settings) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          try (var connection =
              DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
            for (var never : NEVER.entrySet()) {
              assertThat(rows(connection, never.getValue())).as(never.getKey()).isEmpty();
            }
          }
        });
  }

  private static List<String> rows(Connection connection, String query) throws SQLException {
    var rows = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
