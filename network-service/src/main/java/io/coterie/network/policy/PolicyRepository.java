package io.coterie.network.policy;

import static io.coterie.network.tables.Tables.MEMBER;
import static io.coterie.network.tables.Tables.NETWORK;
import static io.coterie.network.tables.Tables.POLICY;
import static org.jooq.impl.DSL.noCondition;

import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkScope;
import io.coterie.network.access.Role;
import io.coterie.network.tables.tables.records.PolicyRecord;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** All SQL about policies. */
final class PolicyRepository {
  private static final String NODE_IDS = "node\\_%";

  /** The version in force; 0: there never was a policy. */
  long present(DSLContext db, NetworkScope network) {
    return db.select(NETWORK.POLICY_VERSION)
        .from(NETWORK)
        .where(NETWORK.ID.eq(network.id().text()))
        .fetchOptional(NETWORK.POLICY_VERSION)
        .orElse(0L);
  }

  Optional<PolicyVersion> find(DSLContext db, NetworkScope network, long version) {
    return db.selectFrom(POLICY)
        .where(POLICY.NETWORK_ID.eq(network.id().text()))
        .and(POLICY.VERSION.eq(version))
        .fetchOptional(PolicyRepository::read);
  }

  /**
   * What a version decides by; empty if the network has none from it on. It says nothing to
   * callers, so that it needs no scope.
   */
  Optional<String> bound(DSLContext db, NetworkId network, long version) {
    return db.select(POLICY.BOUND)
        .from(POLICY)
        .where(POLICY.NETWORK_ID.eq(network.text()))
        .and(POLICY.VERSION.eq(version))
        .fetchOptional(POLICY.BOUND);
  }

  /** Newest first, without what they say. */
  List<PolicyVersion> page(
      DSLContext db, NetworkScope network, Optional<PageKey> after, int limit) {
    return db.select(
            POLICY.VERSION,
            DSL.inline("").as(POLICY.SOURCE),
            POLICY.AUTHOR,
            POLICY.REASON,
            POLICY.CREATE_TIME)
        .from(POLICY)
        .where(POLICY.NETWORK_ID.eq(network.id().text()))
        .and(after.map(key -> POLICY.VERSION.lt(key.number(0))).orElse(noCondition()))
        .orderBy(POLICY.VERSION.desc())
        .limit(limit)
        .fetch(row ->
            new PolicyVersion(
                row.value1(),
                "",
                PrincipalId.parse(row.value3()),
                row.value4(),
                row.value5().toInstant()));
  }

  /** Puts a version in force. */
  void insert(DSLContext db, LockedNetwork network, PolicyVersion policy, String bound) {
    db.insertInto(POLICY)
        .set(POLICY.NETWORK_ID, network.id().text())
        .set(POLICY.VERSION, policy.number())
        .set(POLICY.SOURCE, policy.source())
        .set(POLICY.BOUND, bound)
        .set(POLICY.AUTHOR, policy.author().text())
        .set(POLICY.REASON, policy.reason())
        .set(POLICY.CREATE_TIME, policy.createTime().atOffset(ZoneOffset.UTC))
        .execute();
    db.update(NETWORK)
        .set(NETWORK.POLICY_VERSION, policy.number())
        .where(NETWORK.ID.eq(network.id().text()))
        .execute();
  }

  /** Forgets what is older than the newest so many. */
  void prune(DSLContext db, LockedNetwork network, long newest, int kept) {
    db.deleteFrom(POLICY)
        .where(POLICY.NETWORK_ID.eq(network.id().text()))
        .and(POLICY.VERSION.le(newest - kept))
        .execute();
  }

  /** Nodes with these names, or these ids. */
  List<PolicyMember> mentioned(
      DSLContext db,
      NetworkScope network,
      Collection<String> hostnames,
      Collection<String> principals) {
    return members(db, network, MEMBER.HOSTNAME.in(hostnames).or(MEMBER.PRINCIPAL.in(principals)));
  }

  /** All nodes. */
  List<PolicyMember> nodes(DSLContext db, NetworkScope network) {
    return members(db, network, MEMBER.PRINCIPAL.like(NODE_IDS));
  }

  /** An account or a node. */
  Optional<PolicyMember> member(DSLContext db, NetworkScope network, PrincipalId who) {
    return members(db, network, MEMBER.PRINCIPAL.eq(who.text())).stream().findFirst();
  }

  private static List<PolicyMember> members(DSLContext db, NetworkScope network, Condition which) {
    return db.select(MEMBER.PRINCIPAL, MEMBER.ROLE, MEMBER.TAGS, MEMBER.HOSTNAME)
        .from(MEMBER)
        .where(MEMBER.NETWORK_ID.eq(network.id().text()))
        .and(which)
        .fetch(row ->
            new PolicyMember(
                PrincipalId.parse(row.value1()),
                Role.of(row.value2()),
                List.of(row.value3()),
                Optional.ofNullable(row.value4()).orElse("")));
  }

  /** Where a version stands in the list. */
  static PageKey key(PolicyVersion policy) {
    return PageKey.of(policy.number());
  }

  private static PolicyVersion read(PolicyRecord row) {
    return new PolicyVersion(
        row.getVersion(),
        row.getSource(),
        PrincipalId.parse(row.getAuthor()),
        row.getReason(),
        row.getCreateTime().toInstant());
  }
}
