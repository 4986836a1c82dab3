package io.coterie.network.member;

import static io.coterie.network.tables.Tables.KNOWN_NODE;
import static io.coterie.network.tables.Tables.MEMBER;

import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** All SQL about known nodes. */
final class KnownNodeRepository {
  /**
   * What is known.
   *
   * @param version the node's version that the hostname came with
   * @param ended the registration that ended last
   */
  record KnownNode(Optional<Hostname> hostname, long version, Optional<Incarnation> ended) {}

  /** Locks a node's row; makes it, as given, if there is none. */
  KnownNode lock(DSLContext db, NodeId node, Optional<Hostname> hostname, long version) {
    return db.insertInto(KNOWN_NODE)
        .set(KNOWN_NODE.NODE_ID, node.text())
        .set(KNOWN_NODE.HOSTNAME, hostname.map(Hostname::text).orElse(null))
        .set(KNOWN_NODE.HOSTNAME_VERSION, version)
        .onConflict(KNOWN_NODE.NODE_ID)
        // an update that changes nothing, for its lock and its row
        .doUpdate()
        .set(KNOWN_NODE.NODE_ID, node.text())
        .returning()
        .fetchSingle(row ->
            new KnownNode(
                Optional.ofNullable(row.getHostname()).map(Hostname::new),
                row.getHostnameVersion(),
                Optional.ofNullable(row.getEndedIncarnation()).map(Incarnation::new)));
  }

  void rename(DSLContext db, NodeId node, Optional<Hostname> hostname, long version) {
    db.update(KNOWN_NODE)
        .set(KNOWN_NODE.HOSTNAME, hostname.map(Hostname::text).orElse(null))
        .set(KNOWN_NODE.HOSTNAME_VERSION, version)
        .where(KNOWN_NODE.NODE_ID.eq(node.text()))
        .execute();
  }

  void end(DSLContext db, NodeId node, Incarnation ended) {
    db.update(KNOWN_NODE)
        .set(KNOWN_NODE.ENDED_INCARNATION, ended.text())
        .where(KNOWN_NODE.NODE_ID.eq(node.text()))
        .execute();
  }

  List<NetworkId> networks(DSLContext db, NodeId node) {
    return db.select(MEMBER.NETWORK_ID)
        .from(MEMBER)
        .where(MEMBER.PRINCIPAL.eq(node.text()))
        .orderBy(MEMBER.NETWORK_ID)
        .fetch(row -> new NetworkId(row.value1()));
  }
}
