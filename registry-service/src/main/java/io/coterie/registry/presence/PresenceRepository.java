package io.coterie.registry.presence;

import static io.coterie.registry.tables.Sequences.PRESENCE_VERSION;
import static io.coterie.registry.tables.Tables.NODE;
import static io.coterie.registry.tables.Tables.PRESENCE;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.coterie.platform.id.NodeId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** All SQL that changes presence. */
final class PresenceRepository {
  /** What came of a heartbeat. */
  enum Renewal {
    /** There is no such node, or its key has expired. */
    REFUSED,
    /** It said what is known. */
    REPEATED,
    /** It is the first after a while, the last for a while, or from elsewhere. */
    MOVED
  }

  /** Writes down a heartbeat, in one statement; one that says what is known touches no index. */
  Renewal renew(DSLContext db, NodeId node, Lease lease) {
    boolean online = lease.isAlive(lease.lastSeen());
    return db.insertInto(
            PRESENCE,
            PRESENCE.NODE_ID,
            PRESENCE.LAST_SEEN,
            PRESENCE.LEASE_UNTIL,
            PRESENCE.ENDPOINTS,
            PRESENCE.HOME_RELAY,
            PRESENCE.ONLINE,
            PRESENCE.MOVED,
            PRESENCE.LAPSE_CHECK)
        .select(
            select(
                    NODE.ID,
                    val(at(lease.lastSeen())),
                    val(at(lease.until())),
                    val(lease.endpoints().toArray(String[]::new)),
                    val(lease.homeRelay().map(RelayName::text).orElse(null), PRESENCE.HOME_RELAY),
                    val(online),
                    val(online),
                    val(at(lease.until())))
                .from(NODE)
                .where(NODE.ID.eq(node.text()))
                .and(NODE.REGISTERED)
                .and(
                    NODE.KEY_EXPIRE_TIME
                        .isNull()
                        .or(NODE.KEY_EXPIRE_TIME.gt(at(lease.lastSeen())))))
        .onConflict(PRESENCE.NODE_ID)
        .doUpdate()
        .set(PRESENCE.LAST_SEEN, excluded(PRESENCE.LAST_SEEN))
        .set(PRESENCE.LEASE_UNTIL, excluded(PRESENCE.LEASE_UNTIL))
        .set(PRESENCE.ENDPOINTS, excluded(PRESENCE.ENDPOINTS))
        .set(PRESENCE.HOME_RELAY, excluded(PRESENCE.HOME_RELAY))
        .set(PRESENCE.ONLINE, excluded(PRESENCE.ONLINE))
        .set(PRESENCE.MOVED, field(not(saysTheSame())))
        .set(
            PRESENCE.LAPSE_CHECK,
            when(PRESENCE.ONLINE, least(PRESENCE.LAPSE_CHECK, excluded(PRESENCE.LEASE_UNTIL)))
                .otherwise(excluded(PRESENCE.LEASE_UNTIL)))
        .returning(PRESENCE.MOVED)
        .fetchOptional(PRESENCE.MOVED)
        .map(moved -> moved ? Renewal.MOVED : Renewal.REPEATED)
        .orElse(Renewal.REFUSED);
  }

  /** Gives the presence of a node that the transaction has changed its next version. */
  long nextVersion(DSLContext db, NodeId node) {
    return requireNonNull(
        db.update(PRESENCE)
            .set(PRESENCE.VERSION, PRESENCE_VERSION.nextval())
            .where(PRESENCE.NODE_ID.eq(node.text()))
            .returning(PRESENCE.VERSION)
            .fetchSingle(PRESENCE.VERSION));
  }

  /**
   * Looks at some leases that may have lapsed, those that nobody else is busy with, and takes the
   * nodes offline whose lease has.
   *
   * @return how many were looked at, and those
   */
  Lapsed lapse(DSLContext db, Instant now, int limit) {
    var due =
        select(PRESENCE.NODE_ID)
            .from(PRESENCE)
            .where(PRESENCE.ONLINE)
            .and(PRESENCE.LAPSE_CHECK.le(at(now)))
            .orderBy(PRESENCE.LAPSE_CHECK)
            .limit(limit)
            .forNoKeyUpdate()
            .skipLocked();
    var alive = PRESENCE.LEASE_UNTIL.gt(at(now));
    var rows =
        db.update(PRESENCE)
            .set(PRESENCE.ONLINE, field(alive))
            .set(PRESENCE.LAPSE_CHECK, PRESENCE.LEASE_UNTIL)
            .set(
                PRESENCE.VERSION,
                when(alive, PRESENCE.VERSION).otherwise(PRESENCE_VERSION.nextval()))
            .where(PRESENCE.NODE_ID.eq(any(array(due))))
            .returning(PRESENCE.NODE_ID, PRESENCE.ONLINE, PRESENCE.VERSION)
            .fetch();
    return new Lapsed(
        rows.size(),
        rows.stream()
            .filter(row -> !row.getOnline())
            .map(row -> new Lapsed.Gone(new NodeId(row.getNodeId()), row.getVersion()))
            .toList());
  }

  /** Forgets a node's presence; the version of that, if it was online. */
  Optional<Long> forget(DSLContext db, NodeId node) {
    return db.deleteFrom(PRESENCE)
        .where(PRESENCE.NODE_ID.eq(node.text()))
        .returning(PRESENCE.ONLINE)
        .fetchOptional(PRESENCE.ONLINE)
        .filter(online -> online)
        .map(_ -> db.nextval(PRESENCE_VERSION));
  }

  /** Whether the node's key has expired; empty if there is no such node. */
  Optional<Boolean> isExpired(DSLContext db, NodeId node, Instant now) {
    return db.select(NODE.KEY_EXPIRE_TIME)
        .from(NODE)
        .where(NODE.ID.eq(node.text()))
        .and(NODE.REGISTERED)
        .fetchOptional()
        .map(row -> row.value1() != null && !row.value1().isAfter(at(now)));
  }

  private static Condition saysTheSame() {
    var same =
        PRESENCE
            .ENDPOINTS
            .eq(excluded(PRESENCE.ENDPOINTS))
            .and(PRESENCE.HOME_RELAY.isNotDistinctFrom(excluded(PRESENCE.HOME_RELAY)));
    return PRESENCE
        .ONLINE
        .eq(excluded(PRESENCE.ONLINE))
        .and(same.or(not(excluded(PRESENCE.ONLINE))));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /**
   * What came of looking at leases.
   *
   * @param looked at how many
   */
  record Lapsed(int looked, List<Gone> gone) {
    Lapsed {
      gone = List.copyOf(gone);
    }

    /** A node that is offline from now on, by the version of that. */
    record Gone(NodeId node, long version) {}
  }
}
