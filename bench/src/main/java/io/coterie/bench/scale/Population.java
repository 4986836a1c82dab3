package io.coterie.bench.scale;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * How many there are of everything that fills a database.
 *
 * @param nodes each in one of the networks, the first thousand in a network of their own besides
 * @param networks not counting that one
 */
record Population(int nodes, int networks) {
  private static final int NETWORKS_OF_AN_ACCOUNT = 10;

  /** Size of the one network that is the same everywhere. */
  static final int CROWD = 1_000;

  int accounts() {
    return networks / NETWORKS_OF_AN_ACCOUNT;
  }

  /** Writes them into the tables of a hub. */
  void fill(Connection database) throws SQLException {
    for (var service : List.of("auth", "registry", "network")) {
      try (var statement = database.createStatement()) {
        statement.execute(script(service));
      }
    }
    try (var statement = database.createStatement()) {
      statement.execute("VACUUM ANALYZE");
    }
  }

  private String script(String service) {
    try {
      return Resources.toString(
              Resources.getResource(Population.class, service + ".sql"), StandardCharsets.UTF_8)
          .replace(":nodes", Integer.toString(nodes))
          .replace(":networks", Integer.toString(networks))
          .replace(":accounts", Integer.toString(accounts()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "%,d nodes in %,d networks".formatted(nodes, networks);
  }
}
