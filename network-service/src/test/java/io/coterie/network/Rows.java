package io.coterie.network;

import io.coterie.platform.db.Transactions;
import io.coterie.testing.ServiceFixture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Looks into the service's tables. */
final class Rows {
  /** What keeps traces of what is gone, for a while and without content. */
  private static final Set<String> EXCEPTED = Set.of("feed", "request");

  private Rows() {}

  /** The tables that still have a row with a text in it, but for those excepted. */
  static List<String> mentioning(ServiceFixture service, String text) {
    return holding(service, text).stream().filter(table -> !EXCEPTED.contains(table)).toList();
  }

  /** The tables that have a row with a text in it, as text or as bytes. */
  static List<String> holding(ServiceFixture service, String text) {
    var bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    return service
        .instance(Transactions.class)
        .read(db -> {
          var found = new ArrayList<String>();
          var tables =
              db.fetchValues(
                  "SELECT table_name::text FROM information_schema.tables"
                      + " WHERE table_schema = 'network' AND table_type = 'BASE TABLE'");
          for (var table : tables) {
            var rows =
                db.fetch(
                    "SELECT 1 FROM network.\""
                        + table
                        + "\" t WHERE t::text LIKE ANY (ARRAY[?, ?])",
                    "%" + text + "%",
                    "%" + bytes + "%");
            if (rows.isNotEmpty()) {
              found.add(String.valueOf(table));
            }
          }
          return found;
        });
  }

  /** What must never be: one line for each broken rule. */
  static List<String> broken(ServiceFixture service) {
    return service
        .instance(Transactions.class)
        .read(db -> {
          var broken = new ArrayList<String>();
          for (var rule : RULES) {
            if (db.fetch(rule).isNotEmpty()) {
              broken.add(rule);
            }
          }
          return broken;
        });
  }

  private static final List<String> RULES =
      List.of(
          // one owner each, and the one that the network names
          "SELECT n.id FROM network n LEFT JOIN member m ON m.network_id = n.id AND m.role ="
              + " 'owner' GROUP BY n.id, n.owner HAVING n.owner <> 'operator' AND"
              + " (count(m.principal) <> 1 OR min(m.principal) <> n.owner)",
          "SELECT n.id FROM network n JOIN member m ON m.network_id = n.id AND m.role = 'owner'"
              + " WHERE n.owner = 'operator'",
          // counts
          "SELECT n.id FROM network n WHERE n.account_count <> (SELECT count(*) FROM member m"
              + " WHERE m.network_id = n.id AND m.node_number = 0 AND m.role <> 'viewer')",
          "SELECT n.id FROM network n WHERE n.viewer_count <> (SELECT count(*) FROM member m"
              + " WHERE m.network_id = n.id AND m.role = 'viewer')",
          "SELECT n.id FROM network n WHERE n.node_count <> (SELECT count(*) FROM member m"
              + " WHERE m.network_id = n.id AND m.node_number > 0)",
          // orphans
          "SELECT network_id FROM member WHERE network_id NOT IN (SELECT id FROM network)",
          "SELECT network_id FROM invite WHERE network_id NOT IN (SELECT id FROM network)",
          "SELECT network_id FROM block WHERE network_id NOT IN (SELECT id FROM network)",
          "SELECT network_id FROM join_request WHERE network_id NOT IN (SELECT id FROM network)",
          // requests of those who are in, or to a private one
          "SELECT r.id FROM join_request r JOIN member m ON m.network_id = r.network_id"
              + " AND m.principal = r.principal WHERE m.role <> 'viewer'",
          "SELECT r.id FROM join_request r JOIN network n ON n.id = r.network_id"
              + " WHERE n.visibility <> 'public'",
          // nodes of viewers
          "SELECT v.network_id FROM member v JOIN member n ON n.network_id = v.network_id"
              + " AND n.owner_account = v.principal WHERE v.role = 'viewer'");
}
