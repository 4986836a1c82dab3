package io.coterie.registry.node;

import static io.coterie.registry.tables.Tables.NODE;
import static io.coterie.registry.tables.Tables.PRESENCE;
import static io.coterie.registry.tables.Tables.PUBLIC_HOSTNAME;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.coterie.platform.db.PageKey;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.proof.NodeKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** All SQL that looks nodes up. */
final class NodeQueries {
  /** As the column has it. */
  private static final long BEHIND_NUMBERS = 4_294_967_296L;

  Optional<Node> byIdDeregisteredToo(DSLContext db, NodeId id) {
    return db.select(Rows.FIELDS)
        .from(Rows.NODES)
        .where(NODE.ID.eq(id.text()))
        .fetchOptional(Rows::node);
  }

  Optional<Node> byKeyDeregisteredToo(DSLContext db, NodeKey key) {
    return db.select(Rows.FIELDS)
        .from(Rows.NODES)
        .where(NODE.PUBLIC_KEY.eq(key.raw().toByteArray()))
        .fetchOptional(Rows::node);
  }

  Optional<Node> byId(DSLContext db, NodeId id) {
    return one(db, NODE.ID.eq(id.text()));
  }

  Optional<Node> byNumber(DSLContext db, NodeNumber number) {
    return one(db, onBackbone(NODE.NUMBER.eq(number.value())));
  }

  /** The public node that has a hostname; one that is only about to have it counts not yet. */
  Optional<Node> byPublicHostname(DSLContext db, Hostname hostname) {
    return one(
        db,
        NODE.ID
            .eq(
                select(PUBLIC_HOSTNAME.NODE_ID)
                    .from(PUBLIC_HOSTNAME)
                    .where(PUBLIC_HOSTNAME.HOSTNAME.eq(hostname.text())))
            .and(NODE.HOSTNAME.eq(hostname.text()))
            .and(NODE.IS_PUBLIC));
  }

  /** The same of several hostnames. */
  List<Node> byPublicHostnames(DSLContext db, Collection<Hostname> hostnames) {
    var texts = hostnames.stream().map(Hostname::text).toList();
    return db.select(Rows.FIELDS)
        .from(Rows.NODES)
        .where(
            NODE.ID.in(
                select(PUBLIC_HOSTNAME.NODE_ID)
                    .from(PUBLIC_HOSTNAME)
                    .where(PUBLIC_HOSTNAME.HOSTNAME.in(texts))))
        .and(NODE.HOSTNAME.in(texts))
        .and(NODE.IS_PUBLIC)
        .and(NODE.REGISTERED)
        .fetch(Rows::node);
  }

  /** An account's nodes of a hostname; it may have several, each in another network. */
  List<Node> ofAccount(DSLContext db, AccountId account, Hostname hostname, int limit) {
    return db.select(Rows.FIELDS)
        .from(Rows.NODES)
        .where(NODE.ACCOUNT_ID.eq(account.text()))
        .and(NODE.HOSTNAME.eq(hostname.text()))
        .and(NODE.REGISTERED)
        .orderBy(NODE.PLACE, NODE.ID)
        .limit(limit)
        .fetch(Rows::node);
  }

  /** An account's nodes behind a place, by number, those without one last. */
  List<Node> ofAccount(DSLContext db, AccountId account, Optional<PageKey> after, int limit) {
    return db.select(Rows.FIELDS)
        .from(Rows.NODES)
        .where(NODE.ACCOUNT_ID.eq(account.text()))
        .and(NODE.REGISTERED)
        .and(
            after
                .<Condition>map(key -> row(NODE.PLACE, NODE.ID).gt(key.number(0), key.text(1)))
                .orElse(noCondition()))
        .orderBy(NODE.PLACE, NODE.ID)
        .limit(limit)
        .fetch(Rows::node);
  }

  List<NodeId> idsOfAccount(DSLContext db, AccountId account) {
    return db.select(NODE.ID)
        .from(NODE)
        .where(NODE.ACCOUNT_ID.eq(account.text()))
        .and(NODE.REGISTERED)
        .orderBy(NODE.PLACE, NODE.ID)
        .fetch(row -> new NodeId(row.value1()));
  }

  List<Node> batch(DSLContext db, Collection<NodeId> ids, Collection<NodeNumber> numbers) {
    return db.select(Rows.FIELDS)
        .from(Rows.NODES)
        .where(
            NODE.ID
                .in(ids.stream().map(NodeId::text).toList())
                .or(onBackbone(NODE.NUMBER.in(numbers.stream().map(NodeNumber::value).toList()))))
        .and(NODE.REGISTERED)
        .fetch(Rows::node);
  }

  /** Ephemeral nodes that were last heard of before then, those registered first at the front. */
  List<NodeId> ephemeralUnheardOf(DSLContext db, Instant before, int limit) {
    return db.select(NODE.ID)
        .from(Rows.NODES)
        .where(NODE.REGISTERED)
        .and(NODE.EPHEMERAL_SINCE.lt(Rows.time(before)))
        .and(PRESENCE.LEASE_UNTIL.isNull().or(PRESENCE.LEASE_UNTIL.lt(Rows.time(before))))
        .orderBy(NODE.EPHEMERAL_SINCE)
        .limit(limit)
        .fetch(row -> new NodeId(row.value1()));
  }

  NodeCounts counts(DSLContext db, Instant now) {
    return new NodeCounts(
        db.fetchCount(db.selectFrom(NODE).where(NODE.REGISTERED)),
        db.fetchCount(
            db.selectFrom(Rows.NODES)
                .where(NODE.REGISTERED)
                .and(PRESENCE.LEASE_UNTIL.gt(Rows.time(now)))));
  }

  /** Where a node stands in the list of its account's. */
  static PageKey key(Node node) {
    return PageKey.of(node.number().map(NodeNumber::value).orElse(BEHIND_NUMBERS), node.id());
  }

  /** A number that is kept for a node that is not there names nothing. */
  private static Condition onBackbone(Condition number) {
    return number.and(NODE.ON_BACKBONE);
  }

  private static Optional<Node> one(DSLContext db, Condition which) {
    return db.select(Rows.FIELDS)
        .from(Rows.NODES)
        .where(which)
        .and(NODE.REGISTERED)
        .fetchOptional(Rows::node);
  }
}
