package io.coterie.platform.db;

import static io.coterie.platform.tables.Tables.FEED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import io.coterie.auth.v1.AuditEvent;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.NetworkId;
import io.coterie.testing.FakeClock;
import io.coterie.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsTest {
  private static final TestDatabase TEST = TestDatabase.create("network", Things.MIGRATIONS);
  private static final Database DATABASE = TEST.open();

  private final FakeClock clock = FakeClock.create();
  private final Transactions transactions = new Transactions(DATABASE, clock);
  private final Things things = new Things(transactions);

  @AfterAll
  static void close() {
    TEST.close();
  }

  @BeforeEach
  void clear() {
    transactions.write(
        tx -> tx.db().deleteFrom(Things.THING).execute() + tx.db().deleteFrom(FEED).execute());
  }

  @Test
  void deadlockIsTriedAgainUntilBothAreThrough() throws Exception {
    transactions.write(tx -> {
      Things.insert(tx.db(), "a", 0);
      Things.insert(tx.db(), "b", 0);
      return 0;
    });
    var bothHoldOne = new CyclicBarrier(2);
    var runs = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> growBoth("a", "b", bothHoldOne, runs));
      var two = threads.submit(() -> growBoth("b", "a", bothHoldOne, runs));
      one.get(60, TimeUnit.SECONDS);
      two.get(60, TimeUnit.SECONDS);
    }

    assertThat(runs).hasValue(3);
    List<Long> sizes =
        transactions.read(db -> db.select(Things.SIZE).from(Things.THING).fetch(Things.SIZE));
    assertThat(sizes).containsExactly(2L, 2L);
  }

  private int growBoth(String first, String second, CyclicBarrier barrier, AtomicInteger runs) {
    return transactions.write(tx -> {
      int run = runs.incrementAndGet();
      grow(tx, first);
      if (run <= 2) {
        await(barrier);
      }
      grow(tx, second);
      return run;
    });
  }

  private static void grow(Tx tx, String name) {
    tx.db()
        .update(Things.THING)
        .set(Things.SIZE, Things.SIZE.plus(1))
        .where(Things.NAME.eq(name))
        .execute();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void conflictThatNeverEndsIsGivenUpAsOne() {
    var runs = new AtomicInteger();
    assertThatThrownBy(() ->
            transactions.write(tx -> {
              runs.incrementAndGet();
              return tx.db().execute("DO $$ BEGIN RAISE serialization_failure; END $$");
            }))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure().reason()).isEqualTo(PlatformReason.CONCURRENT_CHANGE));
    assertThat(runs).hasValueBetween(2, 20);
  }

  @Test
  void violationBecomesTheFailureThatTheWorkNamed() {
    transactions.write(tx -> {
      Things.insert(tx.db(), "a", 1);
      return 0;
    });
    var taken = new PlatformFailure.CallerNotAllowed("somebody quicker");

    assertThatThrownBy(() ->
            transactions.write(tx -> {
              tx.onViolation("thing_pkey", () -> taken);
              Things.insert(tx.db(), "a", 2);
              return 0;
            }))
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.failure()).isSameAs(taken));
  }

  @Test
  void violationThatNobodyNamedStaysAnError() {
    assertThatThrownBy(() ->
            transactions.write(tx -> {
              tx.onViolation("thing_pkey", PlatformFailure.CredentialInvalid::new);
              Things.insert(tx.db(), "a", -1);
              return 0;
            }))
        .isNotInstanceOf(FailureException.class)
        .hasMessageContaining("thing_size_check");
  }

  @Test
  void changeWithoutAuditIsRefusedLoudly() {
    assertThatThrownBy(() ->
            Calls.serving(
                Calls.by(Calls.account()),
                () ->
                    transactions.mutate(
                        Answer.of(StringValue.getDefaultInstance(), StringValue::of),
                        tx -> {
                          Things.insert(tx.db(), "a", 1);
                          return "made";
                        })))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("CreateThing");
    assertThat(things.count()).isZero();
  }

  @Test
  void auditEventSaysWhoDidWhatFromWhere() throws InvalidProtocolBufferException {
    var caller = Calls.account();
    Calls.serving(Calls.by(caller), () -> things.create("a"));

    var payload =
        transactions.read(db ->
            db.select(FEED.PAYLOAD).from(FEED).where(FEED.KIND.eq("audit")).fetchSingle().value1());
    var event = AuditEvent.parseFrom(payload);
    assertThat(event.getAccount()).isEqualTo(caller.account().text());
    assertThat(event.getToken()).isEqualTo(caller.token().text());
    assertThat(event.getAction()).isEqualTo("CreateThing");
    assertThat(event.getTarget()).isEqualTo("a");
    assertThat(event.getSourceAddress()).isEqualTo("192.0.2.1");
    assertThat(event.getCallId()).isEqualTo("call-1");
    assertThat(event.getDetailsMap()).containsEntry("size", "1");
    assertThat(event.getCreateTime().getSeconds()).isEqualTo(clock.instant().getEpochSecond());
  }

  @Test
  void actionsAfterTheCommitRunOnceAndOnlyIfThereWasOne() {
    var done = new ArrayList<String>();
    transactions.write(tx -> {
      tx.afterCommit(() -> done.add("committed, things: " + things.count()));
      Things.insert(tx.db(), "a", 1);
      return 0;
    });
    assertThatThrownBy(() ->
            transactions.write(tx -> {
              tx.afterCommit(() -> done.add("never"));
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");

    assertThat(done).containsExactly("committed, things: 1");
  }

  @Test
  void nothingOfADeletedNetworkRemainsInTheFeedButItsEndAndItsAudit() {
    var network = NetworkId.random();
    var other = NetworkId.random();
    transactions.write(tx -> {
      tx.publish(Things.entry("gone", 1, network));
      tx.publish(Things.entry("stays", 1, other));
      tx.audit(AuditEntry.effect("Made", "gone").in(network));
      return 0;
    });
    transactions.write(tx -> {
      tx.forgetChanges(network);
      tx.publish(Things.entry("end", 2, network));
      return 0;
    });

    List<String> kept =
        transactions.read(
            db -> db.select(FEED.KEY).from(FEED).where(FEED.KIND.eq("thing")).fetch(FEED.KEY));
    assertThat(kept).containsExactlyInAnyOrder("stays", "end");
    assertThat(transactions.<Integer>read(db -> db.fetchCount(FEED, FEED.KIND.eq("audit"))))
        .isEqualTo(1);
  }

  @Test
  void transactionMayPublishMoreThanAStatementTakes() {
    transactions.write(tx -> {
      for (int i = 0; i < 10_500; i++) {
        tx.publish(Things.entry("key" + i, 1));
      }
      return 0;
    });
    assertThat(transactions.<Integer>read(db -> db.fetchCount(FEED))).isEqualTo(10_500);
  }

  @Test
  void readingCannotWrite() {
    assertThatThrownBy(() ->
            transactions.read(db -> {
              Things.insert(db, "a", 1);
              return 0;
            }))
        .hasMessageContaining("read-only");
  }

  @Test
  void snapshotCannotWriteEither() {
    assertThatThrownBy(() ->
            transactions.snapshot(db -> {
              Things.insert(db, "a", 1);
              return 0;
            }))
        .hasMessageContaining("read-only");
  }

  @Test
  void aConnectionThatReadIsFitForAWriteThatIsUndoneAsAWhole() {
    transactions.<Integer>read(db -> db.fetchCount(Things.THING));

    assertThatThrownBy(() ->
            transactions.write(tx -> {
              Things.insert(tx.db(), "a", 1);
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");
    assertThat(transactions.<Integer>read(db -> db.fetchCount(Things.THING))).isZero();
  }

  @Test
  void snapshotSeesOneMoment() {
    var counts =
        transactions.snapshot(db -> {
          int before = db.fetchCount(Things.THING);
          insertElsewhere("a");
          return new int[] {before, db.fetchCount(Things.THING)};
        });
    assertThat(counts).containsExactly(0, 0);
    assertThat(things.count()).isEqualTo(1);
  }

  private void insertElsewhere(String name) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads
          .submit(() ->
              transactions.write(tx -> {
                Things.insert(tx.db(), name, 1);
                return 0;
              }))
          .get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void transactionInsideATransactionIsRefused() {
    assertThatThrownBy(() -> transactions.read(db -> things.count()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void lostConnectionIsAFailureToRetryAndTheNextCallWorks() {
    assertThatThrownBy(() ->
            transactions.write(
                tx -> tx.db().execute("SELECT pg_terminate_backend(pg_backend_pid())")))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure().reason()).isEqualTo(PlatformReason.DEPENDENCY_DOWN));
    assertThat(things.count()).isZero();
  }
}
