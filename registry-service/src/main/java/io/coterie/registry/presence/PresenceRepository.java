package io.coterie.registry.presence;

import static io.coterie.registry.tables.Tables.NODE;
import static io.coterie.registry.tables.Tables.PRESENCE;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.coterie.platform.id.NodeId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;

/** All SQL for presence. */
final class PresenceRepository {
  /** Renews a lease, in one statement; false if there is no such node, or its key has expired. */
  boolean renew(DSLContext db, NodeId node, Lease lease) {
    return db.insertInto(
                PRESENCE,
                PRESENCE.NODE_ID,
                PRESENCE.LAST_SEEN,
                PRESENCE.LEASE_UNTIL,
                PRESENCE.ENDPOINTS,
                PRESENCE.HOME_RELAY)
            .select(
                select(
                        NODE.ID,
                        val(at(lease.lastSeen())),
                        val(at(lease.until())),
                        val(lease.endpoints().toArray(String[]::new)),
                        val(
                            lease.homeRelay().map(RelayName::text).orElse(null),
                            PRESENCE.HOME_RELAY))
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
            .execute()
        == 1;
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

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
