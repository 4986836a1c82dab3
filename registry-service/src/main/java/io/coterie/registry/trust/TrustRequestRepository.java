package io.coterie.registry.trust;

import static io.coterie.registry.tables.Tables.NODE;
import static io.coterie.registry.tables.Tables.TRUST_REQUEST;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.coterie.platform.db.PageKey;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TrustRequestId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** All SQL for requests for trust. */
final class TrustRequestRepository {
  private static final int PRUNED_AT_ONCE = 100;
  private static final List<Field<?>> FIELDS = fields();

  Optional<TrustRequest> find(DSLContext db, TrustRequestId id, Instant now) {
    return one(db, TRUST_REQUEST.ID.eq(id.text()), now);
  }

  /** What a node asked for in these words. */
  Optional<TrustRequest> find(DSLContext db, NodeId source, String typed, Instant now) {
    return one(
        db, TRUST_REQUEST.SOURCE_ID.eq(source.text()).and(TRUST_REQUEST.TARGET.eq(typed)), now);
  }

  /** What a node asked another for, by whatever names. */
  List<TrustRequest> between(DSLContext db, NodeId asker, NodeId asked, Instant now) {
    return db.select(FIELDS)
        .from(TRUST_REQUEST)
        .join(NODE)
        .on(NODE.ID.eq(TRUST_REQUEST.SOURCE_ID))
        .where(TRUST_REQUEST.TARGET_ID.eq(asked.text()))
        .and(TRUST_REQUEST.SOURCE_ID.eq(asker.text()))
        .and(alive(now))
        .fetch(TrustRequestRepository::read);
  }

  int countSent(DSLContext db, NodeId source, Instant now) {
    return db.fetchCount(TRUST_REQUEST, TRUST_REQUEST.SOURCE_ID.eq(source.text()).and(alive(now)));
  }

  int countWaiting(DSLContext db, NodeId target, Instant now) {
    return db.fetchCount(TRUST_REQUEST, inboxOf(target).and(alive(now)));
  }

  /** What a node sent, the newest first. */
  List<TrustRequest> sent(
      DSLContext db, NodeId source, Instant now, Optional<PageKey> after, int limit) {
    return page(db, TRUST_REQUEST.SOURCE_ID.eq(source.text()), now, after, limit);
  }

  /** What waits for a node, the newest first. */
  List<TrustRequest> inbox(
      DSLContext db, NodeId target, Instant now, Optional<PageKey> after, int limit) {
    return page(db, inboxOf(target), now, after, limit);
  }

  void insert(DSLContext db, TrustRequest request) {
    db.insertInto(TRUST_REQUEST)
        .set(TRUST_REQUEST.ID, request.id().text())
        .set(TRUST_REQUEST.SOURCE_ID, request.source().text())
        .set(TRUST_REQUEST.TARGET, request.typed())
        .set(TRUST_REQUEST.TARGET_ID, request.target().map(NodeId::text).orElse(null))
        .set(TRUST_REQUEST.DELIVERY, request.delivery().name())
        .set(TRUST_REQUEST.JUSTIFICATION, request.justification())
        .set(TRUST_REQUEST.CREATE_TIME, utc(request.created()))
        .set(TRUST_REQUEST.EXPIRE_TIME, utc(request.end()))
        .execute();
  }

  /** Stores what may change. */
  void update(DSLContext db, TrustRequest request) {
    db.update(TRUST_REQUEST)
        .set(TRUST_REQUEST.TARGET_ID, request.target().map(NodeId::text).orElse(null))
        .set(TRUST_REQUEST.DELIVERY, request.delivery().name())
        .set(TRUST_REQUEST.JUSTIFICATION, request.justification())
        .where(TRUST_REQUEST.ID.eq(request.id().text()))
        .execute();
  }

  void decline(DSLContext db, TrustRequestId id) {
    db.update(TRUST_REQUEST)
        .set(TRUST_REQUEST.DELIVERY, Delivery.DECLINED.name())
        .where(TRUST_REQUEST.ID.eq(id.text()))
        .execute();
  }

  void delete(DSLContext db, TrustRequestId id) {
    db.deleteFrom(TRUST_REQUEST).where(TRUST_REQUEST.ID.eq(id.text())).execute();
  }

  /** Deletes what either of the two asked the other for. */
  void delete(DSLContext db, Pair pair) {
    db.deleteFrom(TRUST_REQUEST)
        .where(TRUST_REQUEST.TARGET_ID.eq(pair.high().text()))
        .and(TRUST_REQUEST.SOURCE_ID.eq(pair.low().text()))
        .execute();
    db.deleteFrom(TRUST_REQUEST)
        .where(TRUST_REQUEST.TARGET_ID.eq(pair.low().text()))
        .and(TRUST_REQUEST.SOURCE_ID.eq(pair.high().text()))
        .execute();
  }

  /** Forgets what a node asked for; what it was asked waits on, for nobody. */
  void forget(DSLContext db, NodeId node) {
    db.deleteFrom(TRUST_REQUEST).where(TRUST_REQUEST.SOURCE_ID.eq(node.text())).execute();
    db.update(TRUST_REQUEST)
        .setNull(TRUST_REQUEST.TARGET_ID)
        .set(TRUST_REQUEST.DELIVERY, Delivery.NOWHERE.name())
        .where(TRUST_REQUEST.TARGET_ID.eq(node.text()))
        .execute();
  }

  /** Deletes what a node asked for too long ago, and some of what others did. */
  void prune(DSLContext db, NodeId source, Instant now) {
    db.deleteFrom(TRUST_REQUEST)
        .where(TRUST_REQUEST.SOURCE_ID.eq(source.text()))
        .and(TRUST_REQUEST.EXPIRE_TIME.le(utc(now)))
        .execute();
    db.deleteFrom(TRUST_REQUEST)
        .where(
            TRUST_REQUEST.ID.in(
                select(TRUST_REQUEST.ID)
                    .from(TRUST_REQUEST)
                    .where(TRUST_REQUEST.EXPIRE_TIME.le(utc(now)))
                    .orderBy(TRUST_REQUEST.EXPIRE_TIME)
                    .limit(PRUNED_AT_ONCE)
                    .forUpdate()
                    .skipLocked()))
        .execute();
  }

  /** Where a request stands in a list. */
  static PageKey key(TrustRequest request) {
    return PageKey.of(request.created(), request.id());
  }

  private static Optional<TrustRequest> one(DSLContext db, Condition which, Instant now) {
    return db.select(FIELDS)
        .from(TRUST_REQUEST)
        .join(NODE)
        .on(NODE.ID.eq(TRUST_REQUEST.SOURCE_ID))
        .where(which)
        .and(alive(now))
        .fetchOptional(TrustRequestRepository::read);
  }

  private static List<TrustRequest> page(
      DSLContext db, Condition which, Instant now, Optional<PageKey> after, int limit) {
    return db.select(FIELDS)
        .from(TRUST_REQUEST)
        .join(NODE)
        .on(NODE.ID.eq(TRUST_REQUEST.SOURCE_ID))
        .where(which)
        .and(alive(now))
        .and(
            after
                .<Condition>map(key ->
                    row(TRUST_REQUEST.CREATE_TIME, TRUST_REQUEST.ID)
                        .lt(utc(Instant.parse(key.text(0))), key.text(1)))
                .orElse(noCondition()))
        .orderBy(TRUST_REQUEST.CREATE_TIME.desc(), TRUST_REQUEST.ID.desc())
        .limit(limit)
        .fetch(TrustRequestRepository::read);
  }

  private static Condition inboxOf(NodeId target) {
    return TRUST_REQUEST
        .TARGET_ID
        .eq(target.text())
        .and(TRUST_REQUEST.DELIVERY.eq(Delivery.INBOX.name()));
  }

  private static Condition alive(Instant now) {
    return TRUST_REQUEST.EXPIRE_TIME.gt(utc(now));
  }

  private static TrustRequest read(Record row) {
    var request = row.into(TRUST_REQUEST);
    return new TrustRequest(
        new TrustRequestId(request.getId()),
        new NodeId(request.getSourceId()),
        Optional.ofNullable(row.get(NODE.HOSTNAME)).map(Hostname::new),
        request.getTarget(),
        Optional.ofNullable(request.getTargetId()).map(NodeId::new),
        Delivery.valueOf(request.getDelivery()),
        request.getJustification(),
        request.getCreateTime().toInstant(),
        request.getExpireTime().toInstant());
  }

  private static List<Field<?>> fields() {
    var fields = new ArrayList<Field<?>>(List.of(TRUST_REQUEST.fields()));
    fields.add(NODE.HOSTNAME);
    return List.copyOf(fields);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
