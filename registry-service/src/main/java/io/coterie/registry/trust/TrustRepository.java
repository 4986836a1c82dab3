package io.coterie.registry.trust;

import static io.coterie.registry.tables.Sequences.TRUST_VERSION;
import static io.coterie.registry.tables.Tables.NODE;
import static io.coterie.registry.tables.Tables.TRUST;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.coterie.platform.db.PageKey;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;

/** All SQL for trust. */
final class TrustRepository {
  private static final Field<String> OTHER = field(name("others", "other"), String.class);
  private static final Field<OffsetDateTime> SINCE =
      field(name("others", "since"), OffsetDateTime.class);

  /** Since when the two trust each other. */
  Optional<Instant> since(DSLContext db, Pair pair) {
    return db.select(TRUST.CREATE_TIME)
        .from(TRUST)
        .where(TRUST.LOW_ID.eq(pair.low().text()))
        .and(TRUST.HIGH_ID.eq(pair.high().text()))
        .fetchOptional(TRUST.CREATE_TIME)
        .map(OffsetDateTime::toInstant);
  }

  /** Those that trust a node, of some, by the version of that trust. */
  Map<NodeId, Long> trusted(DSLContext db, NodeId node, Collection<NodeId> others) {
    var ids = others.stream().map(NodeId::text).toList();
    var trusted = new HashMap<NodeId, Long>();
    db.select(TRUST.HIGH_ID, TRUST.VERSION)
        .from(TRUST)
        .where(TRUST.LOW_ID.eq(node.text()))
        .and(TRUST.HIGH_ID.in(ids))
        .unionAll(
            select(TRUST.LOW_ID, TRUST.VERSION)
                .from(TRUST)
                .where(TRUST.HIGH_ID.eq(node.text()))
                .and(TRUST.LOW_ID.in(ids)))
        .forEach(row -> trusted.put(new NodeId(row.value1()), row.value2()));
    return trusted;
  }

  /** All that trust a node. */
  Set<NodeId> trusted(DSLContext db, NodeId node) {
    var trusted = new HashSet<NodeId>();
    db.select(TRUST.HIGH_ID)
        .from(TRUST)
        .where(TRUST.LOW_ID.eq(node.text()))
        .unionAll(select(TRUST.LOW_ID).from(TRUST).where(TRUST.HIGH_ID.eq(node.text())))
        .forEach(row -> trusted.add(new NodeId(row.value1())));
    return trusted;
  }

  void insert(DSLContext db, Pair pair, long version, Instant now) {
    db.insertInto(TRUST)
        .set(TRUST.LOW_ID, pair.low().text())
        .set(TRUST.HIGH_ID, pair.high().text())
        .set(TRUST.VERSION, version)
        .set(TRUST.CREATE_TIME, utc(now))
        .execute();
  }

  /** False if there was none. */
  boolean delete(DSLContext db, Pair pair) {
    return db.deleteFrom(TRUST)
            .where(TRUST.LOW_ID.eq(pair.low().text()))
            .and(TRUST.HIGH_ID.eq(pair.high().text()))
            .execute()
        == 1;
  }

  /** Deletes all trust of a node; the pairs that it was between. */
  List<Pair> deleteAll(DSLContext db, NodeId node) {
    var pairs = new ArrayList<Pair>();
    for (var side : List.of(TRUST.LOW_ID, TRUST.HIGH_ID)) {
      db.deleteFrom(TRUST)
          .where(side.eq(node.text()))
          .returning(TRUST.LOW_ID, TRUST.HIGH_ID)
          .forEach(
              row -> pairs.add(new Pair(new NodeId(row.getLowId()), new NodeId(row.getHighId()))));
    }
    return pairs;
  }

  /** A later one is larger, whatever became of the trust in between. */
  long nextVersion(DSLContext db) {
    return db.nextval(TRUST_VERSION);
  }

  /** Those that trust a node, the newest first. */
  List<Trust> page(DSLContext db, NodeId node, Optional<PageKey> after, int limit) {
    // each side by its own index, as far as the page could reach
    var others =
        others(TRUST.LOW_ID, TRUST.HIGH_ID, node, after, limit)
            .unionAll(others(TRUST.HIGH_ID, TRUST.LOW_ID, node, after, limit))
            .asTable("others");
    return db.select(NODE.ID, NODE.NUMBER, NODE.HOSTNAME, SINCE)
        .from(others)
        .join(NODE)
        .on(NODE.ID.eq(OTHER))
        .orderBy(SINCE.desc(), OTHER.desc())
        .limit(limit)
        .fetch(row ->
            new Trust(
                new NodeId(row.value1()),
                new NodeNumber(row.value2()),
                Optional.ofNullable(row.value3()).map(Hostname::new),
                row.value4().toInstant()));
  }

  /** Where trust stands in the list. */
  static PageKey key(Trust trust) {
    return PageKey.of(trust.since(), trust.node());
  }

  private static Select<Record2<String, OffsetDateTime>> others(
      Field<String> own, Field<String> other, NodeId node, Optional<PageKey> after, int limit) {
    return select(other.as("other"), TRUST.CREATE_TIME.as("since"))
        .from(TRUST)
        .where(own.eq(node.text()))
        .and(
            after
                .<Condition>map(key ->
                    row(TRUST.CREATE_TIME, other).lt(utc(Instant.parse(key.text(0))), key.text(1)))
                .orElse(noCondition()))
        .orderBy(TRUST.CREATE_TIME.desc(), other.desc())
        .limit(limit);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
