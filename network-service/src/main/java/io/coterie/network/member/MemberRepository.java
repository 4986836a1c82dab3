package io.coterie.network.member;

import static io.coterie.network.tables.Tables.MEMBER;
import static io.coterie.network.tables.Tables.NETWORK;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkScope;
import io.coterie.network.access.Role;
import io.coterie.network.directory.NodeKey;
import io.coterie.network.tables.tables.records.NetworkRecord;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeNumber;
import io.coterie.platform.id.PrincipalId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** All SQL about the members of one network. */
final class MemberRepository {
  Optional<Member> find(DSLContext db, NetworkScope network, PrincipalId principal) {
    return db.selectFrom(MEMBER)
        .where(MEMBER.NETWORK_ID.eq(network.id().text()))
        .and(MEMBER.PRINCIPAL.eq(principal.text()))
        .fetchOptional(MemberRows::read);
  }

  Optional<Member> find(DSLContext db, NetworkScope network, NodeNumber number) {
    return db.selectFrom(MEMBER)
        .where(MEMBER.NETWORK_ID.eq(network.id().text()))
        .and(MEMBER.NODE_NUMBER.eq(number.value()))
        .fetchOptional(MemberRows::read);
  }

  Optional<Member> find(DSLContext db, NetworkScope network, Hostname hostname) {
    return db.selectFrom(MEMBER)
        .where(MEMBER.NETWORK_ID.eq(network.id().text()))
        .and(MEMBER.HOSTNAME.eq(hostname.text()))
        .fetchOptional(MemberRows::read);
  }

  /** Accounts first, then nodes by number. */
  List<Member> page(
      DSLContext db, NetworkScope network, MemberKind kind, Optional<PageKey> after, int limit) {
    var query =
        db.selectFrom(MEMBER)
            .where(MEMBER.NETWORK_ID.eq(network.id().text()))
            .and(
                switch (kind) {
                  case ANY -> noCondition();
                  case ACCOUNT -> MEMBER.NODE_NUMBER.eq(0L);
                  case NODE -> MEMBER.NODE_NUMBER.gt(0L);
                });
    if (after.isPresent()) {
      var key = after.get();
      query = query.and(row(MEMBER.NODE_NUMBER, MEMBER.PRINCIPAL).gt(key.number(0), key.text(1)));
    }
    return query.orderBy(MEMBER.NODE_NUMBER, MEMBER.PRINCIPAL).limit(limit).fetch(MemberRows::read);
  }

  /** Everybody; at most as many as a network takes. */
  List<Member> all(DSLContext db, NetworkScope network) {
    return db.selectFrom(MEMBER)
        .where(MEMBER.NETWORK_ID.eq(network.id().text()))
        .orderBy(MEMBER.NODE_NUMBER, MEMBER.PRINCIPAL)
        .fetch(MemberRows::read);
  }

  /** An account's nodes, but one that owns the network. */
  List<Member> nodesOf(DSLContext db, NetworkScope network, AccountId account) {
    return db.selectFrom(MEMBER)
        .where(MEMBER.NETWORK_ID.eq(network.id().text()))
        .and(MEMBER.OWNER_ACCOUNT.eq(account.text()))
        .and(MEMBER.ROLE.ne(Role.OWNER.text()))
        .fetch(MemberRows::read);
  }

  void insert(DSLContext db, LockedNetwork network, Member member) {
    var node = member.node();
    db.insertInto(MEMBER)
        .set(MEMBER.NETWORK_ID, network.id().text())
        .set(MEMBER.PRINCIPAL, member.principal().text())
        .set(MEMBER.ROLE, member.role().text())
        .set(MEMBER.VOUCHED_BY, member.vouchedBy().map(PrincipalId::text).orElse(null))
        .set(MEMBER.TAGS, member.tags().toArray(String[]::new))
        .set(MEMBER.INCARNATION, member.incarnation().text())
        .set(MEMBER.VERSION, member.version())
        .set(MEMBER.JOIN_TIME, member.joinTime().atOffset(ZoneOffset.UTC))
        .set(MEMBER.NODE_NUMBER, node.map(n -> n.number().value()).orElse(0L))
        .set(MEMBER.NODE_INCARNATION, node.map(n -> n.registration().text()).orElse(null))
        .set(
            MEMBER.OWNER_ACCOUNT,
            node.flatMap(Member.AsNode::account).map(AccountId::text).orElse(null))
        .set(
            MEMBER.HOSTNAME, node.flatMap(Member.AsNode::hostname).map(Hostname::text).orElse(null))
        .set(MEMBER.PUBLIC_KEY, member.key().map(NodeKey::bytes).orElse(null))
        .execute();
  }

  /** Writes what can change about one that is there. */
  void update(DSLContext db, LockedNetwork network, Member member) {
    db.update(MEMBER)
        .set(MEMBER.ROLE, member.role().text())
        .set(MEMBER.VOUCHED_BY, member.vouchedBy().map(PrincipalId::text).orElse(null))
        .set(MEMBER.TAGS, member.tags().toArray(String[]::new))
        .set(
            MEMBER.HOSTNAME,
            member.node().flatMap(Member.AsNode::hostname).map(Hostname::text).orElse(null))
        .set(MEMBER.PUBLIC_KEY, member.key().map(NodeKey::bytes).orElse(null))
        .set(MEMBER.VERSION, member.version())
        .where(MEMBER.NETWORK_ID.eq(network.id().text()))
        .and(MEMBER.PRINCIPAL.eq(member.principal().text()))
        .execute();
  }

  void delete(DSLContext db, LockedNetwork network, Collection<PrincipalId> principals) {
    db.deleteFrom(MEMBER)
        .where(MEMBER.NETWORK_ID.eq(network.id().text()))
        .and(MEMBER.PRINCIPAL.in(principals.stream().map(PrincipalId::text).toList()))
        .execute();
  }

  /** Counts who came or went, and gives out the next version. */
  long advance(DSLContext db, LockedNetwork network, Headcount change) {
    return db.update(NETWORK)
        .set(NETWORK.MEMBER_VERSION, NETWORK.MEMBER_VERSION.plus(1))
        .set(NETWORK.ACCOUNT_COUNT, NETWORK.ACCOUNT_COUNT.plus(change.accounts()))
        .set(NETWORK.NODE_COUNT, NETWORK.NODE_COUNT.plus(change.nodes()))
        .set(NETWORK.VIEWER_COUNT, NETWORK.VIEWER_COUNT.plus(change.viewers()))
        .where(NETWORK.ID.eq(network.id().text()))
        .returning(NETWORK.MEMBER_VERSION)
        .fetchSingle(NetworkRecord::getMemberVersion);
  }

  /** How many are in it, as the transaction has it by now. */
  Headcount count(DSLContext db, LockedNetwork network) {
    return db.select(NETWORK.ACCOUNT_COUNT, NETWORK.NODE_COUNT, NETWORK.VIEWER_COUNT)
        .from(NETWORK)
        .where(NETWORK.ID.eq(network.id().text()))
        .fetchSingle(row -> new Headcount(row.value1(), row.value2(), row.value3()));
  }

  /** Those of the principals that are in it. */
  List<Member> find(DSLContext db, NetworkScope network, Collection<PrincipalId> principals) {
    return db.selectFrom(MEMBER)
        .where(MEMBER.NETWORK_ID.eq(network.id().text()))
        .and(MEMBER.PRINCIPAL.in(principals.stream().map(PrincipalId::text).toList()))
        .fetch(MemberRows::read);
  }
}
