package io.coterie.network.quota;

import static io.coterie.network.tables.Tables.MEMBER;
import static io.coterie.network.tables.Tables.NETWORK;
import static org.jooq.impl.DSL.inline;

import io.coterie.network.access.NetworkName;
import io.coterie.network.access.Visibility;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NetworkId;
import java.util.List;
import org.jooq.DSLContext;

/** All SQL that adds up what there is; nobody's rights hang on it. */
final class UsageRepository {
  /** Those an account owns, or a node of its. */
  List<Usage.OwnedNetwork> owned(DSLContext db, AccountId account) {
    return db.select(NETWORK.ID, NETWORK.NAME, NETWORK.NODE_COUNT, NETWORK.ACCOUNT_COUNT)
        .from(MEMBER)
        .join(NETWORK)
        .on(NETWORK.ID.eq(MEMBER.NETWORK_ID))
        .where(MEMBER.HOLDER.eq(account.text()))
        .and(QuotaRepository.isOwner())
        .orderBy(NETWORK.NAME, NETWORK.ID)
        .fetch(row ->
            new Usage.OwnedNetwork(
                new NetworkId(row.value1()),
                new NetworkName(row.value2()),
                row.value3(),
                row.value4()));
  }

  Usage.Counts counts(DSLContext db) {
    return new Usage.Counts(
        db.fetchCount(NETWORK),
        db.fetchCount(NETWORK, NETWORK.VISIBILITY.eq(inline(Visibility.PUBLIC.text()))),
        db.fetchCount(MEMBER));
  }
}
