package io.coterie.network.network;

import static io.coterie.network.tables.Tables.JOIN_REQUEST;
import static io.coterie.network.tables.Tables.MEMBER;
import static io.coterie.network.tables.Tables.NETWORK;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import io.coterie.network.access.NetworkRows;
import io.coterie.network.access.Role;
import io.coterie.network.access.Visibility;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** SQL about what everybody may see: it needs no scope. */
final class PublicNetworkRepository {
  private static final String NOBODY = "";

  List<PublicNetworks.Entry> page(
      DSLContext db, Caller caller, String query, Instant now, Optional<PageKey> after, int limit) {
    var self = caller.principal().map(PrincipalId::text).orElse(NOBODY);
    return db.select(NetworkRows.columns())
        .select(MEMBER.ROLE, JOIN_REQUEST.ID)
        .from(NETWORK)
        .leftJoin(MEMBER)
        .on(MEMBER.NETWORK_ID.eq(NETWORK.ID))
        .and(MEMBER.PRINCIPAL.eq(self))
        .leftJoin(JOIN_REQUEST)
        .on(JOIN_REQUEST.NETWORK_ID.eq(NETWORK.ID))
        .and(JOIN_REQUEST.PRINCIPAL.eq(self))
        .and(JOIN_REQUEST.EXPIRE_TIME.gt(now.atOffset(ZoneOffset.UTC)))
        // spelled out, so that the planner sees that the index on public ones will do
        .where(NETWORK.VISIBILITY.eq(inline(Visibility.PUBLIC.text())))
        .and(isAllowed(caller))
        .and(holds(query))
        .and(behind(after))
        .orderBy(NETWORK.NAME, NETWORK.ID)
        .limit(limit)
        .fetch(found ->
            new PublicNetworks.Entry(
                NetworkRows.read(found),
                Optional.ofNullable(found.get(MEMBER.ROLE)).map(Role::of),
                found.get(JOIN_REQUEST.ID) != null));
  }

  private static Condition isAllowed(Caller caller) {
    return caller
        .boundNetwork()
        .<Condition>map(bound -> NETWORK.ID.eq(bound.network().text()))
        .orElse(noCondition());
  }

  private static Condition holds(String query) {
    return query.isEmpty()
        ? noCondition()
        : NETWORK.NAME.containsIgnoreCase(query).or(NETWORK.DESCRIPTION.containsIgnoreCase(query));
  }

  private static Condition behind(Optional<PageKey> after) {
    return after
        .<Condition>map(key -> row(NETWORK.NAME, NETWORK.ID).gt(key.text(0), key.text(1)))
        .orElse(noCondition());
  }
}
