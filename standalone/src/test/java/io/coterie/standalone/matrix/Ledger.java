package io.coterie.standalone.matrix;

import io.coterie.standalone.hub.TestHub;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database, past everything that a hub says of it. */
record Ledger(TestHub hub) {
  /** The first column of a query's rows. */
  List<String> rows(String query, String... values) throws SQLException {
    var settings = hub.database().settings();
    try (var connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        var statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      var found = new ArrayList<String>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    }
  }

  /** Everybody in a network: ids of accounts and nodes. */
  List<String> members(String network) throws SQLException {
    return rows("SELECT principal FROM network.member WHERE network_id = ?", network);
  }
}
