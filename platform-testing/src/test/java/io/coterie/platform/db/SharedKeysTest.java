package io.coterie.platform.db;

import static io.coterie.platform.tables.Tables.SHARED_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.platform.boot.StartFailure;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.testing.FakeClock;
import io.coterie.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SharedKeysTest {
  private static final TestDatabase TEST = TestDatabase.create("network", Things.MIGRATIONS);

  private final Transactions transactions = new Transactions(TEST.open(), FakeClock.create());
  private final ClusterSecret secret = ClusterSecret.random();
  private final SharedKeys keys = new SharedKeys(transactions, secret);

  @AfterAll
  static void close() {
    TEST.close();
  }

  @Test
  void replicasThatAskAtOnceGetTheSameKey() throws Exception {
    var asking = new ArrayList<Callable<SecretKey>>();
    for (int i = 0; i < 16; i++) {
      var replica = new SharedKeys(transactions, secret);
      asking.add(() -> replica.symmetric("race"));
    }
    var answers = new HashSet<SecretKey>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(asking)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).hasSize(1);
  }

  @Test
  void purposesHaveKeysOfTheirOwn() {
    assertThat(keys.symmetric("one")).isNotEqualTo(keys.symmetric("two"));
  }

  @Test
  void databaseHoldsOnlyWrappedKeys() {
    var key = keys.symmetric("wrapped");
    var stored =
        transactions.read(db ->
            db.select(SHARED_KEY.WRAPPED)
                .from(SHARED_KEY)
                .where(SHARED_KEY.PURPOSE.eq("wrapped"))
                .fetchSingle()
                .value1());
    assertThat(Collections.indexOfSubList(list(stored), list(key.getEncoded()))).isNegative();
  }

  @Test
  void anotherClusterSecretIsSaidInOneLine() {
    keys.symmetric("mine");
    var stranger = new SharedKeys(transactions, ClusterSecret.random());
    assertThatThrownBy(() -> stranger.symmetric("mine"))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("another cluster secret");
  }

  @Test
  void privateKeysCanBeWrappedForAPurpose() {
    var key = "private key".getBytes(StandardCharsets.UTF_8);
    var wrapped = keys.wrap("signing", key);
    assertThat(keys.unwrap("signing", wrapped)).isEqualTo(key);
    assertThatThrownBy(() -> keys.unwrap("other", wrapped)).isInstanceOf(StartFailure.class);
  }

  private static List<Byte> list(byte[] bytes) {
    var list = new ArrayList<Byte>();
    for (var b : bytes) {
      list.add(b);
    }
    return list;
  }
}
