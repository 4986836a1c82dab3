package io.coterie.network.access;

import static io.coterie.network.tables.Tables.MEMBER;
import static io.coterie.network.tables.Tables.NETWORK;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;

import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.PrincipalId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What authorisation reads: the one repository that needs no scope, since scopes come from it. */
final class AccessRepository {
  /** Somebody's place in a network. */
  record Place(Role role, Incarnation incarnation) {}

  /** A network that somebody is in. */
  record Candidate(NetworkId id, Owner owner) {}

  Optional<Network> find(DSLContext db, NetworkId id) {
    return db.select(NetworkRows.columns())
        .from(NETWORK)
        .where(NETWORK.ID.eq(id.text()))
        .fetchOptional(NetworkRows::read);
  }

  Optional<Network> lock(DSLContext db, NetworkId id) {
    return db.select(NetworkRows.columns())
        .from(NETWORK)
        .where(NETWORK.ID.eq(id.text()))
        .forUpdate()
        .fetchOptional(NetworkRows::read);
  }

  Optional<Place> place(DSLContext db, NetworkId network, PrincipalId principal) {
    return db.select(MEMBER.ROLE, MEMBER.INCARNATION)
        .from(MEMBER)
        .where(MEMBER.NETWORK_ID.eq(network.text()))
        .and(MEMBER.PRINCIPAL.eq(principal.text()))
        .fetchOptional(row -> new Place(Role.of(row.value1()), new Incarnation(row.value2())));
  }

  List<PrincipalPlace> places(DSLContext db, Collection<PrincipalPlace.Key> keys) {
    var wanted =
        keys.stream().map(key -> row(key.network().text(), key.principal().text())).toList();
    return db.select(MEMBER.NETWORK_ID, MEMBER.PRINCIPAL, NETWORK.NAME)
        .select(MEMBER.ROLE, MEMBER.INCARNATION)
        .from(MEMBER)
        .join(NETWORK)
        .on(NETWORK.ID.eq(MEMBER.NETWORK_ID))
        .where(row(MEMBER.NETWORK_ID, MEMBER.PRINCIPAL).in(wanted))
        .fetch(found ->
            new PrincipalPlace(
                new PrincipalPlace.Key(
                    new NetworkId(found.get(MEMBER.NETWORK_ID)),
                    PrincipalId.parse(found.get(MEMBER.PRINCIPAL))),
                new NetworkName(found.get(NETWORK.NAME)),
                Role.of(found.get(MEMBER.ROLE)),
                new Incarnation(found.get(MEMBER.INCARNATION))));
  }

  Optional<NetworkId> byNumber(DSLContext db, NetworkNumber number) {
    return db.select(NETWORK.ID)
        .from(NETWORK)
        .where(NETWORK.NUMBER.eq(number.value()))
        .fetchOptional(row -> new NetworkId(row.value1()));
  }

  boolean isPublic(DSLContext db, NetworkId network) {
    return db.fetchExists(NETWORK, NETWORK.ID.eq(network.text()).and(isPublic()));
  }

  Optional<NetworkId> publicByNumber(DSLContext db, NetworkNumber number) {
    return db.select(NETWORK.ID)
        .from(NETWORK)
        .where(NETWORK.NUMBER.eq(number.value()))
        .and(isPublic())
        .fetchOptional(row -> new NetworkId(row.value1()));
  }

  Optional<NetworkId> publicByOwner(DSLContext db, Owner owner, NetworkName name) {
    return db.select(NETWORK.ID)
        .from(NETWORK)
        .where(NETWORK.OWNER.eq(owner.text()))
        .and(NETWORK.NAME.eq(name.text()))
        .and(isPublic())
        .fetchOptional(row -> new NetworkId(row.value1()));
  }

  private static Condition isPublic() {
    return NETWORK.VISIBILITY.eq(inline(Visibility.PUBLIC.text()));
  }

  List<Candidate> ownByNumber(DSLContext db, PrincipalId principal, NetworkNumber number) {
    return own(db, principal, NETWORK.NUMBER.eq(number.value()));
  }

  List<Candidate> ownByName(DSLContext db, PrincipalId principal, NetworkName name) {
    return own(db, principal, NETWORK.NAME.eq(name.text()));
  }

  private static List<Candidate> own(DSLContext db, PrincipalId principal, Condition which) {
    return db.select(NETWORK.ID, NETWORK.OWNER)
        .from(MEMBER)
        .join(NETWORK)
        .on(NETWORK.ID.eq(MEMBER.NETWORK_ID))
        .where(MEMBER.PRINCIPAL.eq(principal.text()))
        .and(which)
        .orderBy(NETWORK.ID)
        .fetch(row -> new Candidate(new NetworkId(row.value1()), Owner.parse(row.value2())));
  }
}
