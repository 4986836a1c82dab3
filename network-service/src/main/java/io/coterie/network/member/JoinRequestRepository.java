package io.coterie.network.member;

import static io.coterie.network.tables.Tables.JOIN_REQUEST;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkScope;
import io.coterie.network.tables.tables.records.JoinRequestRecord;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.id.JoinRequestId;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** All SQL about requests to join. */
public final class JoinRequestRepository {
  private static final int PRUNED_AT_ONCE = 100;

  void insert(DSLContext db, LockedNetwork network, JoinRequest request) {
    db.insertInto(JOIN_REQUEST)
        .set(JOIN_REQUEST.NETWORK_ID, network.id().text())
        .set(JOIN_REQUEST.ID, request.id().text())
        .set(JOIN_REQUEST.PRINCIPAL, request.principal().text())
        .set(JOIN_REQUEST.ASKER, request.asker().text())
        .set(JOIN_REQUEST.MESSAGE, request.message())
        .set(JOIN_REQUEST.CREATE_TIME, utc(request.createTime()))
        .set(JOIN_REQUEST.EXPIRE_TIME, utc(request.expireTime()))
        .execute();
  }

  Optional<JoinRequest> find(DSLContext db, NetworkScope network, JoinRequestId id) {
    return db.selectFrom(JOIN_REQUEST)
        .where(JOIN_REQUEST.NETWORK_ID.eq(network.id().text()))
        .and(JOIN_REQUEST.ID.eq(id.text()))
        .fetchOptional(JoinRequestRepository::read);
  }

  Optional<JoinRequest> find(DSLContext db, NetworkScope network, PrincipalId principal) {
    return db.selectFrom(JOIN_REQUEST)
        .where(JOIN_REQUEST.NETWORK_ID.eq(network.id().text()))
        .and(JOIN_REQUEST.PRINCIPAL.eq(principal.text()))
        .fetchOptional(JoinRequestRepository::read);
  }

  /** Open ones, oldest first. */
  List<JoinRequest> page(
      DSLContext db, NetworkScope network, Instant now, Optional<PageKey> after, int limit) {
    return db.selectFrom(JOIN_REQUEST)
        .where(JOIN_REQUEST.NETWORK_ID.eq(network.id().text()))
        .and(JOIN_REQUEST.EXPIRE_TIME.gt(utc(now)))
        .and(behind(after))
        .orderBy(JOIN_REQUEST.CREATE_TIME, JOIN_REQUEST.ID)
        .limit(limit)
        .fetch(JoinRequestRepository::read);
  }

  int count(DSLContext db, LockedNetwork network) {
    return db.fetchCount(JOIN_REQUEST, JOIN_REQUEST.NETWORK_ID.eq(network.id().text()));
  }

  /** How many somebody has waiting, wherever. */
  int countOf(DSLContext db, PrincipalId asker, Instant now) {
    return db.fetchCount(
        JOIN_REQUEST,
        JOIN_REQUEST.ASKER.eq(asker.text()).and(JOIN_REQUEST.EXPIRE_TIME.gt(utc(now))));
  }

  void delete(DSLContext db, LockedNetwork network, PrincipalId principal) {
    db.deleteFrom(JOIN_REQUEST)
        .where(JOIN_REQUEST.NETWORK_ID.eq(network.id().text()))
        .and(JOIN_REQUEST.PRINCIPAL.eq(principal.text()))
        .execute();
  }

  /** Forgets what a node asked for that is no more; it is held. */
  public void delete(DSLContext db, NodeId node) {
    db.deleteFrom(JOIN_REQUEST).where(JOIN_REQUEST.PRINCIPAL.eq(node.text())).execute();
  }

  /** Forgets all that wait. */
  public void deleteAll(DSLContext db, LockedNetwork network) {
    db.deleteFrom(JOIN_REQUEST).where(JOIN_REQUEST.NETWORK_ID.eq(network.id().text())).execute();
  }

  /** Forgets those that expired in the network, and some elsewhere that nobody is at. */
  void prune(DSLContext db, LockedNetwork network, Instant now) {
    db.deleteFrom(JOIN_REQUEST)
        .where(JOIN_REQUEST.NETWORK_ID.eq(network.id().text()))
        .and(JOIN_REQUEST.EXPIRE_TIME.le(utc(now)))
        .execute();
    db.deleteFrom(JOIN_REQUEST)
        .where(
            row(JOIN_REQUEST.NETWORK_ID, JOIN_REQUEST.ID)
                .in(
                    select(JOIN_REQUEST.NETWORK_ID, JOIN_REQUEST.ID)
                        .from(JOIN_REQUEST)
                        .where(JOIN_REQUEST.EXPIRE_TIME.le(utc(now)))
                        .orderBy(JOIN_REQUEST.EXPIRE_TIME)
                        .limit(PRUNED_AT_ONCE)
                        .forUpdate()
                        .skipLocked()))
        .execute();
  }

  /** Where a request stands in a list. */
  static PageKey key(JoinRequest request) {
    return PageKey.of(request.createTime(), request.id());
  }

  private static Condition behind(Optional<PageKey> after) {
    return after
        .<Condition>map(key ->
            row(JOIN_REQUEST.CREATE_TIME, JOIN_REQUEST.ID)
                .gt(utc(Instant.parse(key.text(0))), key.text(1)))
        .orElse(noCondition());
  }

  private static JoinRequest read(JoinRequestRecord row) {
    return new JoinRequest(
        new JoinRequestId(row.getId()),
        new NetworkId(row.getNetworkId()),
        PrincipalId.parse(row.getPrincipal()),
        PrincipalId.parse(row.getAsker()),
        row.getMessage(),
        row.getCreateTime().toInstant(),
        row.getExpireTime().toInstant());
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
