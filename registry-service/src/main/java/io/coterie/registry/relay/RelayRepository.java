package io.coterie.registry.relay;

import static io.coterie.registry.tables.Tables.RELAY;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.noCondition;

import io.coterie.platform.db.PageKey;
import io.coterie.platform.id.Incarnation;
import io.coterie.registry.presence.Endpoint;
import io.coterie.registry.presence.RelayName;
import io.coterie.registry.tables.tables.records.RelayRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** All SQL for relays. */
final class RelayRepository {
  /**
   * Writes down what a relay tells, in one statement.
   *
   * @param renewal then it does not take the name from another instance
   * @return false if the name is another instance's
   */
  boolean tell(DSLContext db, Relay relay, Instant leaseEnd, boolean renewal) {
    return db.insertInto(RELAY)
            .set(RELAY.NAME, relay.name().text())
            .set(RELAY.INSTANCE, relay.instance().text())
            .set(RELAY.REGION, relay.region())
            .set(RELAY.ENDPOINTS, texts(relay))
            .set(RELAY.TUNNEL, relay.ways().tunnel())
            .set(RELAY.DRAINING, relay.ways().draining())
            .set(RELAY.LEASE_UNTIL, utc(leaseEnd))
            .onConflict(RELAY.NAME)
            .doUpdate()
            .set(RELAY.INSTANCE, excluded(RELAY.INSTANCE))
            .set(RELAY.REGION, excluded(RELAY.REGION))
            .set(RELAY.ENDPOINTS, excluded(RELAY.ENDPOINTS))
            .set(RELAY.TUNNEL, excluded(RELAY.TUNNEL))
            .set(RELAY.DRAINING, excluded(RELAY.DRAINING))
            .set(RELAY.LEASE_UNTIL, excluded(RELAY.LEASE_UNTIL))
            .where(renewal ? RELAY.INSTANCE.eq(excluded(RELAY.INSTANCE)) : noCondition())
            .execute()
        == 1;
  }

  /** Forgets a relay that leaves; nothing if the name is another instance's by now. */
  void forget(DSLContext db, RelayName name, Incarnation instance) {
    db.deleteFrom(RELAY)
        .where(RELAY.NAME.eq(name.text()))
        .and(RELAY.INSTANCE.eq(instance.text()))
        .execute();
  }

  /** Forgets relays that were not heard of for long. */
  int forgetBefore(DSLContext db, Instant end) {
    return db.deleteFrom(RELAY).where(RELAY.LEASE_UNTIL.lt(utc(end))).execute();
  }

  Optional<Relay> find(DSLContext db, RelayName name, Instant now) {
    return db.selectFrom(RELAY)
        .where(RELAY.NAME.eq(name.text()))
        .and(RELAY.LEASE_UNTIL.gt(utc(now)))
        .fetchOptional(RelayRepository::relay);
  }

  /** All that take nodes now. */
  List<Relay> open(DSLContext db, Instant now) {
    return db.selectFrom(RELAY)
        .where(RELAY.LEASE_UNTIL.gt(utc(now)))
        .andNot(RELAY.DRAINING)
        .fetch(RelayRepository::relay);
  }

  /** Those that are there, by name. */
  List<Relay> page(DSLContext db, Instant now, Optional<PageKey> after, int limit) {
    return db.selectFrom(RELAY)
        .where(RELAY.LEASE_UNTIL.gt(utc(now)))
        .and(after.<Condition>map(key -> RELAY.NAME.gt(key.text(0))).orElse(noCondition()))
        .orderBy(RELAY.NAME)
        .limit(limit)
        .fetch(RelayRepository::relay);
  }

  /** Where a relay stands in the list. */
  static PageKey key(Relay relay) {
    return PageKey.of(relay.name());
  }

  private static String[] texts(Relay relay) {
    return relay.endpoints().stream().map(Endpoint::toString).toArray(String[]::new);
  }

  private static Relay relay(RelayRecord row) {
    return new Relay(
        new RelayName(row.getName()),
        new Incarnation(row.getInstance()),
        row.getRegion(),
        Arrays.stream(row.getEndpoints()).map(Endpoint::parse).toList(),
        new Relay.Ways(row.getTunnel(), row.getDraining()));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
