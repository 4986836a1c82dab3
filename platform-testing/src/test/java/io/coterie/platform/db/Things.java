package io.coterie.platform.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.google.protobuf.StringValue;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.id.NetworkId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** A service of one table, as small as can be. */
final class Things {
  static final String MIGRATIONS = "classpath:db/network";
  static final Table<Record> THING = table(name("thing"));
  static final Field<String> NAME = field(name("name"), String.class);
  static final Field<Long> SIZE = field(name("size"), Long.class);

  private final Transactions transactions;
  private final AtomicInteger runs = new AtomicInteger();

  Things(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Creates one, for the call that is being served; the answer says how often the work was run
   * until then.
   */
  StringValue create(String name) {
    return transactions.mutate(
        Answer.of(StringValue.getDefaultInstance(), StringValue::of),
        tx -> {
          int run = runs.incrementAndGet();
          insert(tx.db(), name, 1);
          tx.publish(entry(name, 1));
          tx.audit(AuditEntry.of(name).with("size", "1"));
          return name + " made in run " + run;
        });
  }

  int runs() {
    return runs.get();
  }

  int count() {
    return transactions.read(db -> db.fetchCount(THING));
  }

  static void insert(DSLContext db, String name, long size) {
    db.insertInto(THING, NAME, SIZE).values(name, size).execute();
  }

  static FeedEntry entry(String key, long version) {
    return new FeedEntry(
        "thing", key, version, Optional.empty(), ChangeKind.CREATED, StringValue.of(key));
  }

  static FeedEntry entry(String key, long version, NetworkId network) {
    return new FeedEntry(
        "thing", key, version, Optional.of(network), ChangeKind.CREATED, StringValue.of(key));
  }
}
