package io.coterie.platform.db;

import static io.coterie.platform.tables.Tables.FEED;
import static io.coterie.platform.tables.Tables.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.StringValue;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.identity.Caller;
import io.coterie.testing.FakeClock;
import io.coterie.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestIdsTest {
  private static final TestDatabase TEST = TestDatabase.create("network", Things.MIGRATIONS);
  private static final Database DATABASE = TEST.open();

  private final FakeClock clock = FakeClock.create();
  private final Transactions transactions = new Transactions(DATABASE, clock);
  private final Things things = new Things(transactions);
  private final UUID id = UUID.randomUUID();
  private final Caller caller = Calls.account();

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
  void repeatGetsTheFirstAnswerAndDoesNothing() {
    var call = Calls.repeatable(caller, id, "body");
    var first = Calls.serving(call, () -> things.create("a"));
    var second = Calls.serving(call, () -> things.create("a"));

    assertThat(second).isEqualTo(first).isEqualTo(StringValue.of("a made in run 1"));
    assertThat(things.runs()).isEqualTo(1);
    assertThat(new RequestIds(transactions).find(call)).contains(first.toByteArray());
  }

  @Test
  void fiftyRepeatsAtOnceOnTwoReplicasAreOneChange() throws Exception {
    var other = new Things(new Transactions(TEST.open(), clock));
    var call = Calls.repeatable(caller, id, "body");
    var work = new ArrayList<Callable<StringValue>>();
    for (int i = 0; i < 50; i++) {
      var replica = i % 2 == 0 ? things : other;
      work.add(() -> Calls.serving(call, () -> replica.create("a")));
    }

    assertThat(all(work)).hasSize(50).containsOnly(StringValue.of("a made in run 1"));
    assertThat(things.count()).isEqualTo(1);
    assertThat(things.runs() + other.runs()).isEqualTo(1);
    assertThat(transactions.<Integer>read(db -> db.fetchCount(FEED, FEED.KIND.eq("thing"))))
        .isEqualTo(1);
  }

  @Test
  void sameIdWithAnotherBodyIsRefused() {
    Calls.serving(Calls.repeatable(caller, id, "body"), () -> things.create("a"));
    var other = Calls.repeatable(caller, id, "another body");

    assertThatThrownBy(() -> Calls.serving(other, () -> things.create("b")))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure()).isEqualTo(new PlatformFailure.RequestIdReused()));
    assertThatThrownBy(() -> new RequestIds(transactions).find(other))
        .isInstanceOf(FailureException.class);
    assertThat(things.count()).isEqualTo(1);
  }

  @Test
  void sameIdOfAnotherCallerIsAnotherCall() {
    Calls.serving(Calls.repeatable(caller, id, "body"), () -> things.create("a"));
    Calls.serving(Calls.repeatable(Calls.account(), id, "body"), () -> things.create("b"));

    assertThat(things.count()).isEqualTo(2);
  }

  @Test
  void workThatFailedLeavesNothingAndCanBeRepeated() {
    var call = Calls.repeatable(caller, id, "body");
    assertThatThrownBy(() ->
            Calls.serving(
                call,
                () ->
                    transactions.mutate(
                        Answer.of(StringValue.getDefaultInstance(), StringValue::of),
                        tx -> {
                          Things.insert(tx.db(), "a", 1);
                          throw new IllegalStateException("crash");
                        })))
        .hasMessage("crash");

    assertThat(things.count()).isZero();
    assertThat(Calls.serving(call, () -> things.create("a")).getValue()).startsWith("a made");
  }

  @Test
  void databaseHoldsNeitherTheIdNorTheAnswer() {
    Calls.serving(Calls.repeatable(caller, id, "body"), () -> things.create("a-secret"));

    var row =
        transactions.read(
            db -> db.selectFrom(REQUEST).where(REQUEST.SUBJECT.eq(caller.subject())).fetchSingle());
    assertThat(new String(row.getAnswer(), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    assertThat(row.getIdHash()).hasSize(32);
    assertThat(row.toString()).doesNotContain(id.toString());
  }

  @Test
  void answersAreKeptForADayAndNoLonger() {
    var call = Calls.repeatable(caller, id, "body");
    var pruning =
        new Pruning(transactions, new RetentionConfig(Duration.ofHours(24), Duration.ofHours(24)));
    var first = Calls.serving(call, () -> things.create("a"));

    clock.advance(Duration.ofHours(23));
    pruning.prune();
    assertThat(new RequestIds(transactions).find(call)).contains(first.toByteArray());

    clock.advance(Duration.ofHours(2));
    pruning.prune();
    assertThat(new RequestIds(transactions).find(call)).isEmpty();
  }

  private static <T> List<T> all(List<Callable<T>> work)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (Future<T> future : threads.invokeAll(work)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
