package io.coterie.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.platform.db.Database;
import io.coterie.platform.db.Transactions;
import java.time.Clock;
import org.jooq.Query;

/** What PostgreSQL would do for a query. */
public final class QueryPlans {
  private QueryPlans() {}

  /**
   * Asserts that a query can be answered from indexes. Test tables are so small that PostgreSQL
   * would rather scan them; it is told not to, and a scan that is left then is one that nothing can
   * replace.
   */
  public static void assertNoSequentialScan(Database database, Query query) {
    var plan =
        new Transactions(database, Clock.systemUTC())
            .snapshot(db -> {
              db.execute("SET LOCAL enable_seqscan = off");
              return db.explain(query).plan();
            });
    assertThat(plan).as("plan of %s", query.getSQL()).doesNotContain("Seq Scan");
  }
}
