package io.coterie.bench.scale;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often tables were read from end to end, by the server's own statistics.
 *
 * @param byTable of tables with more than {@link #LARGE} rows
 */
record SequentialScans(Map<String, Long> byTable) {
  private static final int LARGE = 500;

  static SequentialScans of(Connection database) throws SQLException {
    var scans = new TreeMap<String, Long>();
    try (var statement = database.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT schemaname || '.' || relname, seq_scan FROM pg_stat_user_tables WHERE n_live_tup > "
                    + LARGE)) {
      while (rows.next()) {
        scans.put(rows.getString(1), rows.getLong(2));
      }
    }
    return new SequentialScans(scans);
  }

  /** Those since an earlier look. */
  Map<String, Long> since(SequentialScans before) {
    var more = new TreeMap<String, Long>();
    byTable.forEach((table, count) -> {
      long added = count - before.byTable.getOrDefault(table, 0L);
      if (added > 0) {
        more.put(table, added);
      }
    });
    return more;
  }
}
