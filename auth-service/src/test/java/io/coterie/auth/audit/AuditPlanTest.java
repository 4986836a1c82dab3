package io.coterie.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.AuditFilter;
import io.coterie.auth.v1.AuditOutcome;
import io.coterie.auth.wire.WireTime;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.AccountId;
import io.coterie.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In a long trail, whatever is looked for is found by the index made for it. */
final class AuditPlanTest {
  private static final String ID = "0000000000000000000000007";
  private static final Instant MIDDLE = Instant.parse("2026-01-07T00:00:00Z");
  private static final TestDatabase DATABASE = TestDatabase.create("auth", "classpath:db/auth");
  private static final Transactions TRANSACTIONS =
      new Transactions(DATABASE.open(), Clock.systemUTC());

  @BeforeAll
  static void fill() {
    TRANSACTIONS.write(tx -> {
      tx.db()
          .execute(
              """
              INSERT INTO auth.audit_event
                (id, create_time, account_id, event, action, node_id, target, network_id, outcome)
              SELECT 'aud_' || lpad(i::text, 26, '0'),
                     timestamptz '2026-01-01Z' + i * interval '1 minute',
                     'acc_' || lpad((i % 1000)::text, 26, '0'), '',
                     'Action' || i % 1000,
                     'node_' || lpad((i % 1000)::text, 26, '0'),
                     'target' || i % 1000,
                     'net_' || lpad((i % 1000)::text, 26, '0'),
                     1 + (i % 500 = 0)::int
              FROM generate_series(1, 20000) i
              """);
      return tx.db().execute("ANALYZE auth.audit_event");
    });
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void everyFilterHasItsIndex() {
    assertUses("audit_event_node", filter -> filter.setNode("node_0" + ID));
    assertUses("audit_event_action", filter -> filter.setAction("Action7"));
    assertUses("audit_event_target", filter -> filter.setTarget("target7"));
    assertUses("audit_event_network", filter -> filter.setNetwork("net_0" + ID));
    assertUses(
        "audit_event_refused", filter -> filter.setOutcome(AuditOutcome.AUDIT_OUTCOME_REFUSED));
    assertUses("audit_event_order", filter -> filter.setFromTime(WireTime.timestamp(MIDDLE)));
    assertUses("audit_event_order", filter -> filter.setUntilTime(WireTime.timestamp(MIDDLE)));
    assertUses("audit_event_order", filter -> filter);
  }

  @Test
  void ownEventsAndThoseOfAnAccountHaveTheirIndex() {
    var account = Optional.of(new AccountId("acc_0" + ID));
    var all = EventFilter.of(AuditFilter.getDefaultInstance(), Optional.empty());
    var of = EventFilter.of(AuditFilter.getDefaultInstance(), account);
    assertThat(plan(account, all)).contains("audit_event_account").doesNotContain("Seq Scan");
    assertThat(plan(Optional.empty(), of)).contains("audit_event_account");
  }

  private static void assertUses(String index, UnaryOperator<AuditFilter.Builder> wanted) {
    var filter = wanted.apply(AuditFilter.newBuilder()).build();
    assertThat(plan(Optional.empty(), EventFilter.of(filter, Optional.empty())))
        .as("%s", filter)
        .contains(index)
        .doesNotContain("Seq Scan");
  }

  /** Of the first page, and of one in the middle. */
  private static String plan(Optional<AccountId> owner, EventFilter filter) {
    return TRANSACTIONS.snapshot(db -> {
      var first = AuditRepository.query(db, owner, filter, Optional.empty(), 51);
      var key = Optional.of(PageKey.of(MIDDLE.toString(), "aud_0" + ID));
      var next = AuditRepository.query(db, owner, filter, key, 51);
      return db.explain(first).plan() + db.explain(next).plan();
    });
  }
}
