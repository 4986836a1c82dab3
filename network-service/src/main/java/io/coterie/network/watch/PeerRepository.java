package io.coterie.network.watch;

import static io.coterie.network.tables.Tables.MEMBER;
import static io.coterie.network.tables.Tables.NETWORK;

import io.coterie.network.access.Role;
import io.coterie.network.directory.NodeKey;
import io.coterie.network.policy.PolicyBook;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;

/** What watches are told from: networks and the nodes in them, each read in one statement. */
final class PeerRepository {
  /** Where a node is, by the networks' ids. */
  List<Place> places(DSLContext db, NodeId node) {
    return select(db, MEMBER.PRINCIPAL.eq(node.text())).fetch(PeerRepository::place).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** How far a network has come; empty if there is none. */
  Optional<Moment> moment(DSLContext db, NetworkId network) {
    return db.select(NETWORK.MEMBER_VERSION, NETWORK.POLICY_VERSION)
        .from(NETWORK)
        .where(NETWORK.ID.eq(network.text()))
        .fetchOptional(row -> new Moment(row.value1(), row.value2()));
  }

  /** The nodes of a network; empty if there is none, or no such network. */
  Optional<NetworkPeers> peers(DSLContext db, NetworkId network) {
    var rows =
        select(db, MEMBER.NETWORK_ID.eq(network.text()).and(MEMBER.NODE_NUMBER.gt(0L))).fetch();
    var peers = rows.stream().flatMap(row -> peer(row).stream()).toList();
    return rows.stream().findFirst().map(row -> new NetworkPeers(number(row), moment(row), peers));
  }

  private static Select<? extends Record> select(DSLContext db, Condition which) {
    return db.select(NETWORK.ID, NETWORK.NUMBER, NETWORK.MEMBER_VERSION, NETWORK.POLICY_VERSION)
        .select(MEMBER.PRINCIPAL, MEMBER.NODE_NUMBER, MEMBER.ROLE, MEMBER.TAGS)
        .select(MEMBER.INCARNATION, MEMBER.VERSION, MEMBER.HOSTNAME, MEMBER.PUBLIC_KEY)
        .from(MEMBER)
        .join(NETWORK)
        .on(NETWORK.ID.eq(MEMBER.NETWORK_ID))
        .where(which)
        .orderBy(MEMBER.NETWORK_ID, MEMBER.NODE_NUMBER);
  }

  private static Optional<Place> place(Record row) {
    return peer(row)
        .map(self -> new Place(new NetworkId(row.get(NETWORK.ID)), number(row), moment(row), self));
  }

  private static NetworkNumber number(Record row) {
    return new NetworkNumber(row.get(NETWORK.NUMBER));
  }

  private static Moment moment(Record row) {
    return new Moment(row.get(NETWORK.MEMBER_VERSION), row.get(NETWORK.POLICY_VERSION));
  }

  /** None for a viewer, which reaches nobody. */
  private static Optional<Peer> peer(Record row) {
    var node = new NodeId(row.get(MEMBER.PRINCIPAL));
    return PolicyBook.subject(node, Role.of(row.get(MEMBER.ROLE)), List.of(row.get(MEMBER.TAGS)))
        .map(subject ->
            new Peer(
                node,
                new NodeNumber(row.get(MEMBER.NODE_NUMBER)),
                new Incarnation(row.get(MEMBER.INCARNATION)),
                row.get(MEMBER.VERSION),
                subject,
                new Peer.Face(
                    Optional.ofNullable(row.get(MEMBER.HOSTNAME)).map(Hostname::new),
                    Optional.ofNullable(row.get(MEMBER.PUBLIC_KEY)).map(NodeKey::of))));
  }
}
