package io.coterie.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.platform.db.Database;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.telemetry.Metrics;
import io.coterie.testing.FakeClock;
import io.coterie.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedConsumerTest {
  private static final Duration LEASE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String NAME = "test-things";

  private final TestDatabase test = TestDatabase.create("network", FeedWrites.MIGRATIONS);
  private final Database database = test.open();
  private final FakeClock clock = FakeClock.create();
  private final Transactions transactions = new Transactions(database, clock);
  private final FeedTail tail = new FeedTail(database, transactions);
  private final List<FeedConsumer> consumers = new ArrayList<>();

  @BeforeEach
  void start() {
    tail.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (var consumer : consumers) {
      consumer.stop();
    }
    tail.stop();
    test.close();
  }

  @Test
  void everyChangeIsCarriedOutOnceThoughEffectsAndSourceFail() {
    var random = new Random(1);
    var failures = new AtomicInteger();
    FeedSource flaky =
        (token, kinds) -> {
          if (random.nextInt(3) == 0) {
            throw new IllegalStateException("source is down");
          }
          return tail.open(token, kinds);
        };
    consume(
        flaky,
        (tx, record) -> {
          count(tx, record);
          if (random.nextInt(4) == 0) {
            failures.incrementAndGet();
            throw new IllegalStateException("effect failed after it wrote");
          }
        });
    publish(1, 40);

    awaitCounted(40);
    assertThat(failures.get()).isPositive();
    assertThat(counts()).containsOnly(1L);
  }

  @Test
  void threeReplicasThatComeAndGoCarryOutEveryChangeOnce() throws InterruptedException {
    for (int round = 0; round < 6; round++) {
      var one = consume(tail, FeedConsumerTest::count);
      var other = consume(tail, FeedConsumerTest::count);
      publish(round * 20 + 1, 20);
      one.stop();
      other.stop();
    }
    consume(tail, FeedConsumerTest::count);

    awaitCounted(120);
    assertThat(counts()).containsOnly(1L);
  }

  @Test
  void replicaThatCrashedIsReplacedWhenItsLeaseIsOver() {
    transactions.write(tx -> ConsumerPositions.claim(tx.db(), NAME, "crashed", LEASE));
    publish(1, 3);
    consume(tail, FeedConsumerTest::count);

    awaitCounted(3);
  }

  @Test
  void replicaThatWasOvertakenChangesNothing() {
    var overtaken = new ConsumerTurn(NAME, transactions, Duration.ZERO);
    assertThat(overtaken.claim()).isTrue();
    var next = new ConsumerTurn(NAME, transactions, LEASE);
    assertThat(next.claim()).isTrue();

    overtaken.advance("token", tx -> tx.db().execute("INSERT INTO thing VALUES ('x', 1)"));
    assertThat(overtaken.held()).isFalse();
    assertThat(counts()).isEmpty();
    assertThat(next.held()).isTrue();
  }

  @Test
  void expiredPositionStartsOverWithTheOldestChange() {
    transactions.write(tx -> {
      ConsumerPositions.claim(tx.db(), NAME, "before", Duration.ofMinutes(1));
      ConsumerPositions.advance(tx.db(), NAME, "before", "f1.old.5.5", Duration.ZERO);
      return true;
    });
    publish(1, 3);
    consume(tail, FeedConsumerTest::count);

    awaitCounted(3);
  }

  @Test
  void lagIsMeasured() {
    var metrics = new Metrics();
    var consumer =
        new FeedConsumer(
            NAME,
            tail,
            Set.of(),
            transactions,
            FeedConsumerTest::count,
            new FeedLag(metrics.registry(), clock),
            LEASE);
    consumers.add(consumer);
    consumer.start();
    publish(1, 1);
    awaitCounted(1);

    await()
        .atMost(PATIENCE)
        .until(() ->
            metrics.scrape().contains("coterie_feed_lag_seconds{consumer=\"" + NAME + "\"} 0.0"));
  }

  private FeedConsumer consume(FeedSource source, FeedEffect effect) {
    var consumer =
        new FeedConsumer(
            NAME,
            source,
            Set.of(FeedWrites.KIND),
            transactions,
            effect,
            new FeedLag(new Metrics().registry(), clock),
            LEASE);
    consumers.add(consumer);
    consumer.start();
    return consumer;
  }

  /** Not idempotent, on purpose: a change that is carried out twice shows. */
  private static void count(Tx tx, FeedRecord record) {
    tx.db()
        .execute(
            "INSERT INTO thing VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET size = thing.size + 1",
            record.key());
  }

  private void publish(int first, int count) {
    IntStream.range(first, first + count)
        .forEach(i -> FeedWrites.publish(transactions, "key" + i, 1));
  }

  private void awaitCounted(int things) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(counts()).hasSize(things));
  }

  private List<Long> counts() {
    return transactions.read(db -> db.fetch("SELECT size FROM thing").getValues(0, Long.class));
  }
}
