package io.coterie.registry.node;

import static io.coterie.registry.tables.Tables.IDENTITY_KEY;
import static io.coterie.registry.tables.Tables.NODE;
import static io.coterie.registry.tables.Tables.NODE_COUNTER;
import static java.util.Objects.requireNonNull;

import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.proof.NodeKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** All SQL that changes nodes and their keys. */
final class NodeRepository {
  /** Takes the next number; the row stays locked until the end, so that none is left out. */
  NodeNumber nextNumber(DSLContext db, NodeNumber first) {
    var number =
        db.insertInto(NODE_COUNTER)
            .set(NODE_COUNTER.NUMBER, first.value())
            .onConflict(NODE_COUNTER.ONLY_ROW)
            .doUpdate()
            .set(NODE_COUNTER.NUMBER, NODE_COUNTER.NUMBER.plus(1))
            .returning(NODE_COUNTER.NUMBER)
            .fetchSingle(NODE_COUNTER.NUMBER);
    return new NodeNumber(requireNonNull(number));
  }

  /** Makes a key a node's; false if it is one's already or was. Waits for others that are at it. */
  boolean claimKey(DSLContext db, NodeKey key, NodeId node, Instant now) {
    return db.insertInto(IDENTITY_KEY)
            .set(IDENTITY_KEY.PUBLIC_KEY, key.raw().toByteArray())
            .set(IDENTITY_KEY.NODE_ID, node.text())
            .set(IDENTITY_KEY.CREATE_TIME, Rows.time(now))
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  void retireKey(DSLContext db, NodeKey key) {
    db.update(IDENTITY_KEY)
        .set(IDENTITY_KEY.RETIRED, true)
        .where(IDENTITY_KEY.PUBLIC_KEY.eq(key.raw().toByteArray()))
        .execute();
  }

  boolean isRetired(DSLContext db, NodeKey key) {
    return db.fetchExists(
        IDENTITY_KEY,
        IDENTITY_KEY.PUBLIC_KEY.eq(key.raw().toByteArray()).and(IDENTITY_KEY.RETIRED));
  }

  void insert(DSLContext db, Node node) {
    db.insertInto(NODE)
        .set(NODE.ID, node.id().text())
        .set(NODE.CREATE_TIME, Rows.time(node.created()))
        .set(Rows.changeable(node))
        .execute();
  }

  void update(DSLContext db, Node node) {
    db.update(NODE).set(Rows.changeable(node)).where(NODE.ID.eq(node.id().text())).execute();
  }

  /** A node, registered or not, locked until the end of the transaction. */
  Optional<Node> lock(DSLContext db, NodeId id) {
    return db.select(Rows.FIELDS)
        .from(Rows.NODES)
        .where(NODE.ID.eq(id.text()))
        .forNoKeyUpdate()
        .of(NODE)
        .fetchOptional(Rows::node);
  }

  /** Several, registered or not, one after the other in the order of their ids. */
  List<Node> lock(DSLContext db, Collection<NodeId> ids) {
    return db.select(Rows.FIELDS)
        .from(Rows.NODES)
        .where(NODE.ID.in(ids.stream().map(NodeId::text).toList()))
        .orderBy(NODE.ID)
        .forNoKeyUpdate()
        .of(NODE)
        .fetch(Rows::node);
  }

  /** The same by its present key. */
  Optional<Node> lock(DSLContext db, NodeKey key) {
    return db.select(Rows.FIELDS)
        .from(Rows.NODES)
        .where(NODE.PUBLIC_KEY.eq(key.raw().toByteArray()))
        .forNoKeyUpdate()
        .of(NODE)
        .fetchOptional(Rows::node);
  }

  /** An account's registered nodes, locked one after the other in the order of their ids. */
  List<Node> lockAll(DSLContext db, AccountId account) {
    return db.select(Rows.FIELDS)
        .from(Rows.NODES)
        .where(NODE.ACCOUNT_ID.eq(account.text()))
        .and(NODE.REGISTERED)
        .orderBy(NODE.ID)
        .forNoKeyUpdate()
        .of(NODE)
        .fetch(Rows::node);
  }

  /** Takes a version; the node keeps its own. */
  void takeVersion(DSLContext db, NodeId id, long version) {
    db.update(NODE).set(NODE.VERSION_TAKEN, version).where(NODE.ID.eq(id.text())).execute();
  }

  /** Lets a node stay that a network has let in. */
  void entered(DSLContext db, NodeId id) {
    db.update(NODE).setNull(NODE.ENTERING_UNTIL).where(NODE.ID.eq(id.text())).execute();
  }

  /** Nodes whose registration was left half-way before any network let them in for good. */
  List<NodeId> enteringBefore(DSLContext db, Instant now, int limit) {
    return db.select(NODE.ID)
        .from(NODE)
        .where(NODE.ENTERING_UNTIL.le(Rows.time(now)))
        .orderBy(NODE.ENTERING_UNTIL)
        .limit(limit)
        .fetch(row -> new NodeId(row.value1()));
  }

  /** Nodes whose lives have ended and that may still be in networks. */
  List<NodeId> evictionsDue(DSLContext db, int limit) {
    return db.select(NODE.ID)
        .from(NODE)
        .where(NODE.EVICTION_DUE)
        .orderBy(NODE.ID)
        .limit(limit)
        .fetch(row -> new NodeId(row.value1()));
  }

  void evicted(DSLContext db, NodeId id, Incarnation ended) {
    db.update(NODE)
        .set(NODE.EVICTION_DUE, false)
        .where(NODE.ID.eq(id.text()))
        .and(NODE.INCARNATION.eq(ended.text()))
        .and(NODE.EVICTION_DUE)
        .execute();
  }
}
