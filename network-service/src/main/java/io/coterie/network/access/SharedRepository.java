package io.coterie.network.access;

import static io.coterie.network.tables.Tables.MEMBER;
import static io.coterie.network.tables.Tables.NETWORK;
import static org.jooq.impl.DSL.noCondition;

import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What two members share, read from the rows as they are, in one statement each. */
final class SharedRepository {
  private static final io.coterie.network.tables.tables.Member OTHER = MEMBER.as("other");

  /** A node, and a network in which it was found. */
  record Found(NodeId node, NetworkId network, NetworkNumber number) {}

  /** A network that both are in, as member or above. */
  Optional<NetworkId> shared(
      DSLContext db, PrincipalId one, PrincipalId another, Optional<NetworkId> network) {
    return db.select(MEMBER.NETWORK_ID)
        .from(MEMBER)
        .join(OTHER)
        .on(OTHER.NETWORK_ID.eq(MEMBER.NETWORK_ID))
        .where(MEMBER.PRINCIPAL.eq(one.text()))
        .and(OTHER.PRINCIPAL.eq(another.text()))
        .and(takesPart())
        .and(in(network))
        .orderBy(MEMBER.NETWORK_ID)
        .limit(1)
        .fetchOptional(row -> new NetworkId(row.value1()));
  }

  /** Those of the nodes that share a network with somebody. */
  Set<NodeId> shared(
      DSLContext db, PrincipalId one, Collection<NodeId> nodes, Optional<NetworkId> network) {
    return db.selectDistinct(OTHER.PRINCIPAL)
        .from(MEMBER)
        .join(OTHER)
        .on(OTHER.NETWORK_ID.eq(MEMBER.NETWORK_ID))
        .where(MEMBER.PRINCIPAL.eq(one.text()))
        .and(OTHER.PRINCIPAL.in(nodes.stream().map(NodeId::text).toList()))
        .and(takesPart())
        .and(in(network))
        .fetchSet(row -> new NodeId(row.value1()));
  }

  /** The nodes of a hostname in the networks that somebody is in. */
  List<Found> named(
      DSLContext db, PrincipalId one, Hostname hostname, Optional<NetworkId> network) {
    return found(db, one, OTHER.HOSTNAME.eq(hostname.text()), network);
  }

  /** Where somebody meets a node. */
  List<Found> places(DSLContext db, PrincipalId one, NodeId node, Optional<NetworkId> network) {
    return found(db, one, OTHER.PRINCIPAL.eq(node.text()), network);
  }

  private static List<Found> found(
      DSLContext db, PrincipalId one, Condition which, Optional<NetworkId> network) {
    return db.select(OTHER.PRINCIPAL, NETWORK.ID, NETWORK.NUMBER)
        .from(MEMBER)
        .join(OTHER)
        .on(OTHER.NETWORK_ID.eq(MEMBER.NETWORK_ID))
        .join(NETWORK)
        .on(NETWORK.ID.eq(MEMBER.NETWORK_ID))
        .where(MEMBER.PRINCIPAL.eq(one.text()))
        .and(which)
        .and(takesPart())
        .and(in(network))
        .orderBy(NETWORK.NUMBER)
        .fetch(row ->
            new Found(
                new NodeId(row.value1()),
                new NetworkId(row.value2()),
                new NetworkNumber(row.value3())));
  }

  /** Viewers look on, and reach nobody. */
  private static Condition takesPart() {
    return MEMBER.ROLE.ne(Role.VIEWER.text());
  }

  private static Condition in(Optional<NetworkId> network) {
    return network.<Condition>map(id -> MEMBER.NETWORK_ID.eq(id.text())).orElse(noCondition());
  }
}
