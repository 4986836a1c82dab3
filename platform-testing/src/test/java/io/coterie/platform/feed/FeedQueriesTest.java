package io.coterie.platform.feed;

import static io.coterie.testing.QueryPlans.assertNoSequentialScan;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.platform.db.Database;
import io.coterie.platform.id.NetworkId;
import io.coterie.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeedQueriesTest {
  private static final TestDatabase TEST = TestDatabase.create("network", FeedWrites.MIGRATIONS);
  private static final Database DATABASE = TEST.open();

  @AfterAll
  static void close() {
    TEST.close();
  }

  static List<FeedFilter> filters() {
    return List.of(
        FeedFilter.of(Set.of()),
        FeedFilter.of(Set.of("node", "audit")),
        FeedFilter.in(NetworkId.random(), "member"));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void readingOnNeedsNoScan(FeedFilter filter) {
    var after = new FeedPosition("e", 1000, 5);
    var end = new FeedPosition("e", 2000, 0);
    assertNoSequentialScan(
        DATABASE,
        FeedRepository.selectBetween(DSL.using(SQLDialect.POSTGRES), after, end, filter, 200));
  }

  @Test
  void findingWhereATimeBeganNeedsNoScan() {
    assertNoSequentialScan(
        DATABASE, FeedRepository.selectSince(DSL.using(SQLDialect.POSTGRES), Instant.EPOCH));
  }

  @Test
  void scanIsNoticed() {
    assertThatThrownBy(() ->
            assertNoSequentialScan(
                DATABASE,
                DSL.using(SQLDialect.POSTGRES).query("SELECT * FROM thing WHERE size = 1")))
        .isInstanceOf(AssertionError.class);
  }
}
