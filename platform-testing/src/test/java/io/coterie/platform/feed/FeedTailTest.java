package io.coterie.platform.feed;

import static io.coterie.platform.tables.Tables.FEED_EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.coterie.platform.db.Database;
import io.coterie.platform.db.Pruning;
import io.coterie.platform.db.RetentionConfig;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.failure.Reason;
import io.coterie.testing.FakeClock;
import io.coterie.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedTailTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final int QUEUE_LIMIT = 30;

  private final TestDatabase test = TestDatabase.create("network", FeedWrites.MIGRATIONS);
  private final Database database = test.open();
  private final FakeClock clock = FakeClock.create();
  private final Transactions transactions = new Transactions(database, clock);
  private final FeedTail tail = new FeedTail(database, transactions);

  @BeforeEach
  void start() {
    tail.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    tail.stop();
    test.close();
  }

  @Test
  void readerGetsWhatWasThereAndWhatComes() throws Exception {
    publish("a", 1);
    try (var reader = tail.open("", Set.of())) {
      assertThat(keys(read(reader, 1))).containsExactly("a");
      publish("b", 1);
      assertThat(keys(read(reader, 1))).containsExactly("b");
    }
  }

  @Test
  void changeIsHeldBackUntilEveryOlderTransactionHasEnded() throws Exception {
    try (var reader = tail.open("", Set.of());
        var older = FeedWrites.openTransaction(database)) {
      FeedWrites.insert(older, "older", 1);
      publish("younger", 1);
      FeedWrites.insert(older, "older", 2);
      assertThat(reader.next(SHORT).records()).isEmpty();
      var checkpoint = reader.next(SHORT).resumeToken();

      older.commit();
      assertThat(keys(read(reader, 3))).containsExactly("older", "older", "younger");
      try (var later = tail.open(checkpoint, Set.of())) {
        assertThat(keys(read(later, 3))).containsExactly("older", "older", "younger");
      }
    }
  }

  @Test
  void changeThatNobodyAnnouncedIsFoundByThePoll() throws Exception {
    try (var reader = tail.open("", Set.of());
        var silent = FeedWrites.openTransaction(database)) {
      reader.next(SHORT);
      FeedWrites.insert(silent, "a", 1);
      silent.commit();
      assertThat(keys(read(reader, 1))).containsExactly("a");
    }
  }

  @Test
  void interleavedTransactionsAreReadCompletelyAndInOrderFromAnyPosition() throws Exception {
    long seed = Long.getLong("coterie.test.seed", System.nanoTime());
    int writers = 6;
    int rounds = 40;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var reading = new ArrayList<Callable<Map<String, List<Long>>>>();
      for (int i = 0; i < 4; i++) {
        reading.add(() -> followUntil("", writers, rounds));
      }
      var readers = reading.stream().map(threads::submit).toList();
      var writing =
          IntStream.range(0, writers)
              .mapToObj(
                  w -> threads.submit(() -> writeRounds("w" + w, rounds, new Random(seed + w))))
              .toList();
      for (var writer : writing) {
        writer.get();
      }
      for (var reader : readers) {
        assertThat(reader.get()).as("seed %d", seed).isEqualTo(expected(writers, rounds));
      }
      assertThat(followUntil("", writers, rounds)).isEqualTo(expected(writers, rounds));
    }
  }

  /** Each round is a transaction of some length; its versions follow its commits. */
  private int writeRounds(String key, int rounds, Random random) {
    for (int i = 1; i <= rounds; i++) {
      long version = i;
      double seconds = random.nextInt(20) / 1000.0;
      transactions.write(tx -> {
        tx.db().execute("SELECT pg_current_xact_id(), pg_sleep(?)", seconds);
        tx.publish(FeedWrites.entry(key, version, Optional.empty()));
        return true;
      });
    }
    return rounds;
  }

  /** Reads everything, coming back with a resume token every few batches. */
  private Map<String, List<Long>> followUntil(String start, int writers, int rounds)
      throws InterruptedException {
    var seen = new HashMap<String, List<Long>>();
    var token = start;
    int count = 0;
    while (count < writers * rounds) {
      try (var reader = tail.open(token, Set.of())) {
        for (int batches = 0; batches < 5; batches++) {
          var batch = reader.next(SHORT);
          for (var record : batch.records()) {
            seen.computeIfAbsent(record.key(), _ -> new ArrayList<>()).add(record.version());
            count++;
          }
          token = batch.resumeToken();
        }
      }
    }
    return seen;
  }

  private static Map<String, List<Long>> expected(int writers, int rounds) {
    var expected = new HashMap<String, List<Long>>();
    for (int w = 0; w < writers; w++) {
      expected.put("w" + w, IntStream.rangeClosed(1, rounds).mapToObj(Long::valueOf).toList());
    }
    return expected;
  }

  @Test
  void readerThatIsTooSlowIsGivenUpAndOthersAreNot() throws Exception {
    var impatient = new FeedTail(database, transactions, QUEUE_LIMIT);
    impatient.start();
    try (var slow = impatient.open("", Set.of());
        var quick = impatient.open("", Set.of())) {
      slow.next(SHORT);
      quick.next(SHORT);
      for (int i = 1; i <= QUEUE_LIMIT + 1; i++) {
        publish("a", i);
        read(quick, 1);
      }
      assertFails(() -> slow.next(LONG), PlatformReason.WATCH_TOO_SLOW);
      publish("b", 1);
      assertThat(keys(read(quick, 1))).containsExactly("b");
    }
    impatient.stop();
  }

  @Test
  void connectionsThatBreakCostNoChange() throws Exception {
    try (var reader = tail.open("", Set.of())) {
      publish("a", 1);
      assertThat(keys(read(reader, 1))).containsExactly("a");
      reader.next(SHORT);
      test.disconnectAll();
      await().ignoreExceptions().until(() -> publish("a", 2));
      assertThat(read(reader, 1)).extracting(FeedRecord::version).containsExactly(2L);
    }
  }

  @Test
  void restoredDatabaseEndsEveryReaderAndEveryToken() throws Exception {
    publish("a", 1);
    String token;
    try (var reader = tail.open("", Set.of())) {
      token = read(reader, 1).getFirst().resumeToken();
      reader.next(SHORT);
      transactions.write(
          tx -> tx.db().update(FEED_EPOCH).set(FEED_EPOCH.ORIGIN, "another server").execute());
      test.disconnectAll();

      assertFails(() -> readUntilItFails(reader), PlatformReason.RESUME_TOKEN_EXPIRED);
    }
    var afterwards = new Transactions(test.open(), clock);
    var restarted = new FeedTail(test.open(), afterwards);
    restarted.start();
    assertFails(() -> restarted.open(token, Set.of()), PlatformReason.RESUME_TOKEN_EXPIRED);
    try (var anew = restarted.open("", Set.of())) {
      assertThat(keys(read(anew, 1))).containsExactly("a");
      FeedWrites.publish(afterwards, "b", 1);
      assertThat(keys(read(anew, 1))).containsExactly("b");
    }
    restarted.stop();
  }

  @Test
  void tokenOlderThanWhatIsRetainedHasExpired() throws Exception {
    publish("a", 1);
    String beforeB;
    String behindB;
    try (var reader = tail.open("", Set.of())) {
      beforeB = read(reader, 1).getFirst().resumeToken();
      publish("b", 1);
      behindB = read(reader, 1).getFirst().resumeToken();
    }
    clock.advance(Duration.ofHours(25));
    publish("c", 1);
    new Pruning(transactions, new RetentionConfig(Duration.ofHours(24), Duration.ofHours(24)))
        .prune();

    assertFails(() -> tail.open(beforeB, Set.of()), PlatformReason.RESUME_TOKEN_EXPIRED);
    try (var reader = tail.open(behindB, Set.of())) {
      assertThat(keys(read(reader, 1))).containsExactly("c");
    }
    try (var reader = tail.open("", Set.of())) {
      assertThat(keys(read(reader, 1))).containsExactly("c");
    }
  }

  @Test
  void readerSinceATimeGetsAllThatIsNotOlder() throws Exception {
    publish("old", 1);
    clock.advance(Duration.ofHours(1));
    publish("a", 1);
    clock.advance(Duration.ofMinutes(10));
    publish("b", 1);
    try (var reader = tail.open(clock.instant().minus(Duration.ofMinutes(10)), Set.of())) {
      assertThat(keys(read(reader, 2))).containsExactly("a", "b");
      publish("c", 1);
      assertThat(keys(read(reader, 1))).containsExactly("c");
    }
  }

  @Test
  void readerSinceATimeMissesNothingThatWasJustBeingWritten() throws Exception {
    var since = clock.instant();
    try (var older = FeedWrites.openTransaction(database)) {
      FeedWrites.insert(older, "older", 1);
      publish("younger", 1);
      try (var reader = tail.open(since, Set.of())) {
        assertThat(reader.next(SHORT).records()).isEmpty();
        older.commit();
        assertThat(keys(read(reader, 2))).containsExactly("older", "younger");
      }
    }
  }

  @Test
  void readerSinceATimeWithoutChangesGetsWhatComes() throws Exception {
    publish("old", 1);
    clock.advance(Duration.ofMinutes(1));
    try (var reader = tail.open(clock.instant(), Set.of())) {
      publish("a", 1);
      assertThat(keys(read(reader, 1))).containsExactly("a");
    }
  }

  @Test
  void readerSinceATimeBeforeWhatIsRetainedBeginsWithThat() throws Exception {
    var since = clock.instant();
    publish("a", 1);
    clock.advance(Duration.ofHours(25));
    publish("b", 1);
    new Pruning(transactions, new RetentionConfig(Duration.ofHours(24), Duration.ofHours(24)))
        .prune();
    try (var reader = tail.open(since, Set.of())) {
      assertThat(keys(read(reader, 1))).containsExactly("b");
    }
  }

  @Test
  void tokenFromAFutureThatWasLostHasExpired() {
    var bounds = transactions.read(FeedRepository::bounds);
    var future = new FeedPosition(bounds.pruned().epoch(), bounds.newest() + 1_000_000, 5);
    assertFails(() -> tail.open(future.token(), Set.of()), PlatformReason.RESUME_TOKEN_EXPIRED);
  }

  @Test
  void tokenThatIsNoneIsAnInvalidField() {
    for (var token :
        List.of("x", "f1.a.b.c", "f2.a.1.1", "f1.a.1", "f1.a.99999999999999999999.1")) {
      assertFails(() -> tail.open(token, Set.of()), PlatformReason.FIELD_INVALID);
    }
  }

  @Test
  void stoppedTailEndsItsReaders() throws Exception {
    try (var reader = tail.open("", Set.of())) {
      reader.next(SHORT);
      tail.stop();
      assertFails(() -> reader.next(LONG), PlatformReason.DEPENDENCY_DOWN);
    }
  }

  private boolean publish(String key, long version) {
    FeedWrites.publish(transactions, key, version);
    return true;
  }

  private static List<FeedRecord> read(FeedStream reader, int count) throws InterruptedException {
    var records = new ArrayList<FeedRecord>();
    while (records.size() < count) {
      var batch = reader.next(LONG);
      assertThat(batch.records()).as("after %s", records).isNotEmpty();
      records.addAll(batch.records());
    }
    return records;
  }

  private static void readUntilItFails(FeedStream reader) throws InterruptedException {
    for (int i = 0; i < 1_000; i++) {
      reader.next(SHORT);
    }
  }

  private static List<String> keys(List<FeedRecord> records) {
    return records.stream().map(FeedRecord::key).toList();
  }

  private static void assertFails(ThrowingCallable call, Reason reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.failure().reason()).isEqualTo(reason));
  }
}
