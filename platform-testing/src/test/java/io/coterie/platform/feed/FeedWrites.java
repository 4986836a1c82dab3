package io.coterie.platform.feed;

import com.google.protobuf.StringValue;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.Database;
import io.coterie.platform.db.FeedEntry;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.NetworkId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Writes changes of things, for readers to be tested. */
final class FeedWrites {
  static final String KIND = "thing";
  static final String MIGRATIONS = "classpath:db/network";

  private FeedWrites() {}

  /** Commits one change. */
  static void publish(Transactions transactions, String key, long version) {
    transactions.write(tx -> {
      tx.publish(entry(key, version, Optional.empty()));
      return true;
    });
  }

  static FeedEntry entry(String key, long version, Optional<NetworkId> network) {
    return new FeedEntry(KIND, key, version, network, ChangeKind.UPDATED, StringValue.of(key));
  }

  /** A transaction that the test ends when it likes; it rings no bell. */
  static Connection openTransaction(Database database) throws SQLException {
    var connection = database.dedicatedConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /** Adds a change to an open transaction. */
  static void insert(Connection connection, String key, long version) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO feed (kind, key, version, change, payload, create_time)"
                + " VALUES ('thing', ?, ?, 2, '', now())")) {
      statement.setString(1, key);
      statement.setLong(2, version);
      statement.execute();
    }
  }
}
