package io.coterie.network.member;

import static io.coterie.network.tables.Tables.NETWORK;
import static io.coterie.network.tables.Tables.SCOPED_NUMBER;

import io.coterie.network.access.LockedNetwork;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import java.util.Optional;
import org.jooq.DSLContext;

/** All SQL about the numbers of nodes that are not on the backbone: a network gives its own. */
final class NumberRepository {
  /**
   * A node's number in the network: the one that it ever had there, or the next.
   *
   * @throws io.coterie.platform.failure.FailureException NETWORK_FULL if all were given out
   */
  NodeNumber scoped(DSLContext db, LockedNetwork network, NodeId node) {
    return find(db, network, node).orElseGet(() -> give(db, network, node));
  }

  private static Optional<NodeNumber> find(DSLContext db, LockedNetwork network, NodeId node) {
    return db.select(SCOPED_NUMBER.NUMBER)
        .from(SCOPED_NUMBER)
        .where(SCOPED_NUMBER.NETWORK_ID.eq(network.id().text()))
        .and(SCOPED_NUMBER.NODE_ID.eq(node.text()))
        .fetchOptional(row -> new NodeNumber(row.value1()));
  }

  private static NodeNumber give(DSLContext db, LockedNetwork network, NodeId node) {
    var number =
        db.update(NETWORK)
            .set(NETWORK.NEXT_NODE_NUMBER, NETWORK.NEXT_NODE_NUMBER.plus(1))
            .where(NETWORK.ID.eq(network.id().text()))
            .and(NETWORK.NEXT_NODE_NUMBER.le(NodeNumber.MAX))
            .returning(NETWORK.NEXT_NODE_NUMBER)
            .fetchOptional(row -> new NodeNumber(row.getNextNodeNumber() - 1))
            .orElseThrow(NetworkReason.NETWORK_FULL::exception);
    db.insertInto(SCOPED_NUMBER)
        .set(SCOPED_NUMBER.NETWORK_ID, network.id().text())
        .set(SCOPED_NUMBER.NODE_ID, node.text())
        .set(SCOPED_NUMBER.NUMBER, number.value())
        .execute();
    return number;
  }
}
