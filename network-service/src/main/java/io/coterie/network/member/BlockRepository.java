package io.coterie.network.member;

import static io.coterie.network.tables.Tables.BLOCK;

import io.coterie.network.access.LockedNetwork;
import io.coterie.platform.id.PrincipalId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jooq.DSLContext;

/** All SQL about who is blocked from a network. */
final class BlockRepository {
  void insert(DSLContext db, LockedNetwork network, Collection<PrincipalId> who, Instant now) {
    for (var principal : who) {
      db.insertInto(BLOCK)
          .set(BLOCK.NETWORK_ID, network.id().text())
          .set(BLOCK.PRINCIPAL, principal.text())
          .set(BLOCK.CREATE_TIME, now.atOffset(ZoneOffset.UTC))
          .onConflictDoNothing()
          .execute();
    }
  }

  /** Whether there was a block. */
  boolean delete(DSLContext db, LockedNetwork network, PrincipalId principal) {
    return db.deleteFrom(BLOCK)
            .where(BLOCK.NETWORK_ID.eq(network.id().text()))
            .and(BLOCK.PRINCIPAL.eq(principal.text()))
            .execute()
        > 0;
  }

  /** Whether any of them is blocked. */
  boolean anyBlocked(DSLContext db, LockedNetwork network, Collection<PrincipalId> who) {
    return db.fetchExists(
        BLOCK,
        BLOCK
            .NETWORK_ID
            .eq(network.id().text())
            .and(BLOCK.PRINCIPAL.in(who.stream().map(PrincipalId::text).toList())));
  }
}
