package io.coterie.network.reach;

import static io.coterie.network.tables.Tables.MEMBER;
import static io.coterie.network.tables.Tables.NETWORK;
import static io.coterie.network.tables.Tables.PLAN_HOLDER;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import io.coterie.network.access.Role;
import io.coterie.network.tables.tables.Member;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.platform.id.PrincipalId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;

/**
 * What a decision is made from, read in one statement: the network's policy and both memberships as
 * they are together.
 */
final class ReachRepository {
  private static final Member TARGET = MEMBER.as("target");
  private static final Field<String> SOURCE_ROLE = MEMBER.ROLE.as("source_role");
  private static final Field<String[]> SOURCE_TAGS = MEMBER.TAGS.as("source_tags");
  private static final Field<Long> SOURCE_NUMBER = MEMBER.NODE_NUMBER.as("source_number");
  private static final Field<String> SOURCE_INCARNATION =
      MEMBER.INCARNATION.as("source_incarnation");
  private static final Field<Long> SOURCE_VERSION = MEMBER.VERSION.as("source_version");

  /** Two members of a network. */
  record Pair(
      Reach.Node node,
      NetworkId network,
      NetworkNumber number,
      Optional<NodeNumber> sourceNumber,
      long policyVersion,
      Side source,
      Side target) {}

  /** What a membership is. */
  record Side(Role role, List<String> tags, Reach.Membership membership) {
    Side {
      tags = List.copyOf(tags);
    }
  }

  /**
   * Where somebody meets the nodes, as member or above; by the networks' numbers. Nodes of disabled
   * accounts meet nobody.
   */
  List<Pair> pairs(
      DSLContext db, PrincipalId source, Collection<Wanted> wanted, Optional<NetworkId> network) {
    // one look-up for each way to name nodes: an index serves each of them, but none serves all
    return conditions(wanted).stream()
        .<Select<? extends Record>>map(which -> select(db, source, which, network))
        .reduce(ReachRepository::both)
        .map(query -> query.fetch(ReachRepository::read))
        .orElseGet(List::of);
  }

  @SuppressWarnings("unchecked")
  private static Select<? extends Record> both(
      Select<? extends Record> one, Select<? extends Record> another) {
    return ((Select<Record>) one).unionAll((Select<Record>) another);
  }

  private static List<Condition> conditions(Collection<Wanted> wanted) {
    var ids = new ArrayList<String>();
    var numbers = new ArrayList<Long>();
    var hostnames = new ArrayList<String>();
    for (var one : wanted) {
      switch (one) {
        case Wanted.ById(var node) -> ids.add(node.text());
        case Wanted.ByNumber(var number) -> numbers.add(number.value());
        case Wanted.ByHostname(var hostname) -> hostnames.add(hostname.text());
      }
    }
    var conditions = new ArrayList<Condition>();
    if (!ids.isEmpty()) {
      conditions.add(TARGET.PRINCIPAL.in(ids));
    }
    if (!numbers.isEmpty()) {
      conditions.add(TARGET.NODE_NUMBER.in(numbers));
    }
    if (!hostnames.isEmpty()) {
      conditions.add(TARGET.HOSTNAME.in(hostnames));
    }
    return conditions;
  }

  private static Select<? extends Record> select(
      DSLContext db, PrincipalId source, Condition which, Optional<NetworkId> network) {
    return db.select(
            TARGET.PRINCIPAL,
            TARGET.NODE_NUMBER,
            TARGET.HOSTNAME,
            TARGET.ROLE,
            TARGET.TAGS,
            TARGET.INCARNATION,
            TARGET.VERSION)
        .select(NETWORK.ID, NETWORK.NUMBER, NETWORK.POLICY_VERSION)
        .select(SOURCE_ROLE, SOURCE_TAGS, SOURCE_INCARNATION, SOURCE_VERSION, SOURCE_NUMBER)
        .from(MEMBER)
        .join(NETWORK)
        .on(NETWORK.ID.eq(MEMBER.NETWORK_ID))
        .join(TARGET)
        .on(TARGET.NETWORK_ID.eq(MEMBER.NETWORK_ID))
        .where(MEMBER.PRINCIPAL.eq(source.text()))
        .and(MEMBER.ROLE.ne(Role.VIEWER.text()))
        .and(which)
        .and(TARGET.NODE_NUMBER.gt(0L))
        .andNotExists(
            selectOne()
                .from(PLAN_HOLDER)
                .where(PLAN_HOLDER.HOLDER.in(MEMBER.OWNER_ACCOUNT, TARGET.OWNER_ACCOUNT))
                .and(PLAN_HOLDER.DISABLED))
        .and(network.<Condition>map(id -> MEMBER.NETWORK_ID.eq(id.text())).orElse(noCondition()));
  }

  private static Pair read(Record row) {
    return new Pair(
        new Reach.Node(
            new NodeId(row.get(TARGET.PRINCIPAL)),
            new NodeNumber(row.get(TARGET.NODE_NUMBER)),
            Optional.ofNullable(row.get(TARGET.HOSTNAME)).map(Hostname::new)),
        new NetworkId(row.get(NETWORK.ID)),
        new NetworkNumber(row.get(NETWORK.NUMBER)),
        Optional.of(row.get(SOURCE_NUMBER)).filter(n -> n > 0).map(NodeNumber::new),
        row.get(NETWORK.POLICY_VERSION),
        new Side(
            Role.of(row.get(SOURCE_ROLE)),
            List.of(row.get(SOURCE_TAGS)),
            new Reach.Membership(
                new Incarnation(row.get(SOURCE_INCARNATION)), row.get(SOURCE_VERSION))),
        new Side(
            Role.of(row.get(TARGET.ROLE)),
            List.of(row.get(TARGET.TAGS)),
            new Reach.Membership(
                new Incarnation(row.get(TARGET.INCARNATION)), row.get(TARGET.VERSION))));
  }
}
