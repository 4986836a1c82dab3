package io.coterie.network.network;

import static io.coterie.network.tables.Tables.DEFAULT_NETWORK;
import static io.coterie.network.tables.Tables.NETWORK;
import static io.coterie.network.tables.Tables.NETWORK_NUMBER;

import io.coterie.network.access.JoinRule;
import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkName;
import io.coterie.network.access.Owner;
import io.coterie.network.tables.tables.records.NetworkNumberRecord;
import io.coterie.platform.call.Bytes32;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** All SQL that writes networks. */
final class NetworkRepository {
  /** The next number; whoever asks next waits for this transaction to end. */
  NetworkNumber takeNumber(DSLContext db) {
    long next =
        db.update(NETWORK_NUMBER)
            .set(NETWORK_NUMBER.NEXT, NETWORK_NUMBER.NEXT.plus(1))
            .where(NETWORK_NUMBER.ONLY_ROW)
            .returning(NETWORK_NUMBER.NEXT)
            .fetchSingle(NetworkNumberRecord::getNext);
    return new NetworkNumber(next - 1);
  }

  /** A new one, without members yet. */
  void insert(
      DSLContext db,
      NetworkId id,
      NetworkNumber number,
      Owner owner,
      NewNetwork network,
      Optional<Bytes32> secret,
      Instant now) {
    db.insertInto(NETWORK)
        .set(NETWORK.ID, id.text())
        .set(NETWORK.NUMBER, number.value())
        .set(NETWORK.OWNER, owner.text())
        .set(NETWORK.NAME, network.name().text())
        .set(NETWORK.DESCRIPTION, network.description())
        .set(NETWORK.JOIN_RULE, network.joinRule().text())
        .set(NETWORK.JOIN_SECRET, secret.map(Bytes32::toByteArray).orElse(null))
        .set(NETWORK.MAX_MEMBERS, network.settings().maxMembers())
        .set(NETWORK.VISIBILITY, network.settings().visibility().text())
        .set(NETWORK.VOUCH_RULE, network.settings().vouchRule().text())
        .set(NETWORK.VIEWERS_SEE_ENDPOINTS, network.settings().viewersSeeEndpoints())
        .set(NETWORK.ACCOUNT_COUNT, 0)
        .set(NETWORK.NODE_COUNT, 0)
        .set(NETWORK.VIEWER_COUNT, 0)
        .set(NETWORK.VERSION, 1L)
        .set(NETWORK.MEMBER_VERSION, 0L)
        .set(NETWORK.CREATE_TIME, now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  boolean isNameFree(DSLContext db, Owner owner, NetworkName name) {
    return !db.fetchExists(
        NETWORK, NETWORK.OWNER.eq(owner.text()).and(NETWORK.NAME.eq(name.text())));
  }

  /**
   * Changes what is given.
   *
   * @param secret what is stored of the new join secret, with the rule token
   */
  void update(
      DSLContext db, LockedNetwork network, NetworkChanges changes, Optional<Bytes32> secret) {
    var values = new HashMap<Field<?>, Object>();
    values.put(NETWORK.VERSION, NETWORK.VERSION.plus(1));
    changes.name().ifPresent(name -> values.put(NETWORK.NAME, name.text()));
    changes.description().ifPresent(text -> values.put(NETWORK.DESCRIPTION, text));
    changes.maxMembers().ifPresent(max -> values.put(NETWORK.MAX_MEMBERS, max));
    changes.visibility().ifPresent(to -> values.put(NETWORK.VISIBILITY, to.text()));
    changes.vouchRule().ifPresent(rule -> values.put(NETWORK.VOUCH_RULE, rule.text()));
    changes
        .viewersSeeEndpoints()
        .ifPresent(seen -> values.put(NETWORK.VIEWERS_SEE_ENDPOINTS, seen));
    changes.joinRule().ifPresent(rule -> values.put(NETWORK.JOIN_RULE, rule.text()));
    secret.ifPresent(hash -> values.put(NETWORK.JOIN_SECRET, hash.toByteArray()));
    if (changes.joinRule().filter(rule -> rule != JoinRule.TOKEN).isPresent()) {
      values.put(NETWORK.JOIN_SECRET, DSL.inline(null, NETWORK.JOIN_SECRET));
    }
    db.update(NETWORK).set(values).where(NETWORK.ID.eq(network.id().text())).execute();
  }

  void setSecret(DSLContext db, LockedNetwork network, Bytes32 secret) {
    db.update(NETWORK)
        .set(NETWORK.JOIN_SECRET, secret.toByteArray())
        .where(NETWORK.ID.eq(network.id().text()))
        .execute();
  }

  void setOwner(DSLContext db, LockedNetwork network, Owner owner, NetworkName name) {
    db.update(NETWORK)
        .set(NETWORK.OWNER, owner.text())
        .set(NETWORK.NAME, name.text())
        .set(NETWORK.VERSION, NETWORK.VERSION.plus(1))
        .where(NETWORK.ID.eq(network.id().text()))
        .execute();
  }

  /** With everything in it. */
  void delete(DSLContext db, LockedNetwork network) {
    db.deleteFrom(NETWORK).where(NETWORK.ID.eq(network.id().text())).execute();
  }

  /** Notes that an account's network `default` is made; false if it was before. */
  boolean claimDefault(DSLContext db, AccountId account) {
    return db.insertInto(DEFAULT_NETWORK)
            .set(DEFAULT_NETWORK.ACCOUNT, account.text())
            .onConflictDoNothing()
            .execute()
        == 1;
  }
}
