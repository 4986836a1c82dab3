package io.coterie.standalone.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.sdk.ClientOptions;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.HubAddress;
import io.coterie.standalone.crash.HubProcess;
import io.coterie.standalone.hub.Invariants;
import io.coterie.standalone.hub.TestHub;
import io.coterie.testing.TestDatabase;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many lives, one after the other and some at once: nothing is lost, and nothing piles up. */
@Tag("full")
class SoakTest {
  private static final int CLIENTS = 6;

  /** Of each client in each half. */
  private static final int LIVES = Integer.getInteger("coterie.test.soak-lives", 150);

  /** What the second half may add: far less than a leak of one kilobyte a call would. */
  private static final long MORE_HEAP = 16L << 20;

  private static final int MORE_THREADS = 8;
  private static final int MORE_FILES = 16;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path home;

  private final Latencies latencies = new Latencies();
  private final Map<String, Integer> believed = new ConcurrentHashMap<>();

  @Test
  void secondHalfLeavesNoMoreBehindThanTheFirst() throws Exception {
    Files.writeString(
        home.resolve("coterie.yaml"),
        """
        limits:
          logins-per-minute: 1000000
          accounts-per-hour: 1000000
          node-registrations-per-minute: 1000000
          joins-per-minute: 1000000
          reads-per-second: 1000000
          writes-per-second: 1000000
        auth: {password: {memory-kib: 64, iterations: 1}}
        """);
    try (var database = TestDatabase.empty("hub", "classpath:db/auth");
        var hub = HubProcess.launch(home, Map.of(), "--database-url", TestHub.url(database))) {
      var edge = hub.awaitReady();
      var before = Footprint.of(hub.pid(), edge);
      var first = half(hub, edge, before);
      var second = half(hub, edge, before);
      System.out.printf(
          "soak: %d calls%n%s%n  at first: %s%n  half-way: %s%n  at last:  %s%n",
          latencies.calls(), latencies, before, first, second);

      assertThat(second.heap())
          .as("heap: %s, then %s", first, second)
          .isLessThan(first.heap() + MORE_HEAP);
      assertThat(second.threads())
          .as("threads")
          .isLessThanOrEqualTo(first.threads() + MORE_THREADS);
      assertThat(second.files()).as("files").isLessThanOrEqualTo(first.files() + MORE_FILES);
      Invariants.awaitHold(database.settings());
      assertThat(members(database)).containsAllEntriesOf(believed);
    }
  }

  /** Runs one, and waits until the hub has nothing left to do. */
  private Footprint half(HubProcess hub, URI edge, Footprint idle) throws Exception {
    try (var client =
            CoterieClient.of(HubAddress.parse(edge.toString(), false), ClientOptions.DEFAULT);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var life = new Life(client, latencies, believed);
      var running =
          IntStream.range(0, CLIENTS)
              .<Future<?>>mapToObj(
                  _ -> threads.submit(() -> IntStream.range(0, LIVES).forEach(life::live)))
              .toList();
      for (var each : running) {
        each.get();
      }
    }
    return await("no call and no transaction of a client is left")
        .atMost(PATIENCE)
        .until(
            () -> Footprint.of(hub.pid(), edge),
            now -> now.calls() <= idle.calls() && now.connections() <= idle.connections());
  }

  /** How many are in each network of the clients' own making, by the rows. */
  private static Map<String, Integer> members(TestDatabase database) throws SQLException {
    var settings = database.settings();
    var counts = new HashMap<String, Integer>();
    try (var connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT n.id, count(m.principal) FROM network.network n JOIN network.member m ON m.network_id = n.id
                WHERE n.name = 'team' GROUP BY n.id
                """)) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getInt(2));
      }
    }
    return counts;
  }
}
