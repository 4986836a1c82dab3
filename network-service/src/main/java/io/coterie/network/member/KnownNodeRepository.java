package io.coterie.network.member;

import static io.coterie.network.tables.Tables.KNOWN_NODE;
import static io.coterie.network.tables.Tables.MEMBER;

import io.coterie.network.directory.NodeIdentity;
import io.coterie.network.directory.NodeKey;
import io.coterie.network.tables.tables.records.KnownNodeRecord;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** All SQL about known nodes. */
final class KnownNodeRepository {
  /** Number of a node that is not on the backbone. */
  private static final long NOT_THERE = 0;

  private static final long NOTHING_CAME = 0;
  private static final long NOTHING_IS_TO_COME = -1;

  /**
   * What is known.
   *
   * @param version the node's version that the hostname came with
   * @param ended the registration that ended last
   * @param identityVersion the node's version that its identity came with, also if that has ended
   * @param identity of the present registration
   */
  record KnownNode(
      Optional<Hostname> hostname,
      long version,
      Optional<Incarnation> ended,
      long identityVersion,
      Optional<NodeIdentity> identity) {}

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
                Optional.ofNullable(row.getEndedIncarnation()).map(Incarnation::new),
                row.getIdentityVersion(),
                identity(row)));
  }

  private static Optional<NodeIdentity> identity(KnownNodeRecord row) {
    return Optional.ofNullable(row.getRegistration())
        .map(registration ->
            new NodeIdentity(
                new NodeId(row.getNodeId()),
                row.getIdentityVersion(),
                new Incarnation(registration),
                Optional.ofNullable(row.getPublicKey()).map(NodeKey::of),
                Optional.of(row.getBackboneNumber())
                    .filter(number -> number != NOT_THERE)
                    .map(NodeNumber::new),
                row.getIsPublic()));
  }

  void rename(DSLContext db, NodeId node, Optional<Hostname> hostname, long version) {
    db.update(KNOWN_NODE)
        .set(KNOWN_NODE.HOSTNAME, hostname.map(Hostname::text).orElse(null))
        .set(KNOWN_NODE.HOSTNAME_VERSION, version)
        .where(KNOWN_NODE.NODE_ID.eq(node.text()))
        .execute();
  }

  void recognise(DSLContext db, NodeIdentity identity) {
    db.update(KNOWN_NODE)
        .set(KNOWN_NODE.IDENTITY_VERSION, identity.version())
        .set(KNOWN_NODE.REGISTRATION, identity.registration().text())
        .set(KNOWN_NODE.PUBLIC_KEY, identity.key().map(NodeKey::bytes).orElse(null))
        .set(
            KNOWN_NODE.BACKBONE_NUMBER,
            identity.backboneNumber().map(NodeNumber::value).orElse(NOT_THERE))
        .set(KNOWN_NODE.IS_PUBLIC, identity.isPublic())
        .where(KNOWN_NODE.NODE_ID.eq(identity.id().text()))
        .execute();
  }

  void end(DSLContext db, NodeId node, Incarnation ended) {
    db.update(KNOWN_NODE)
        .set(KNOWN_NODE.ENDED_INCARNATION, ended.text())
        .where(KNOWN_NODE.NODE_ID.eq(node.text()))
        .execute();
  }

  /** Forgets what a node was known by. */
  void forget(DSLContext db, NodeId node) {
    db.update(KNOWN_NODE)
        .setNull(KNOWN_NODE.REGISTRATION)
        .setNull(KNOWN_NODE.PUBLIC_KEY)
        .set(KNOWN_NODE.BACKBONE_NUMBER, NOT_THERE)
        .set(KNOWN_NODE.IS_PUBLIC, false)
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

  /** Nodes that were known before anything was kept of what they are known by; by id. */
  List<NodeId> strangers(DSLContext db, int limit) {
    return db.select(KNOWN_NODE.NODE_ID)
        .from(KNOWN_NODE)
        .where(KNOWN_NODE.IDENTITY_VERSION.eq(NOTHING_CAME))
        .orderBy(KNOWN_NODE.NODE_ID)
        .limit(limit)
        .fetch(row -> new NodeId(row.value1()));
  }

  /** Notes that there was nothing to be known of some of them, unless it came meanwhile. */
  void giveUp(DSLContext db, Collection<NodeId> nodes) {
    db.update(KNOWN_NODE)
        .set(KNOWN_NODE.IDENTITY_VERSION, NOTHING_IS_TO_COME)
        .where(KNOWN_NODE.NODE_ID.in(nodes.stream().map(NodeId::text).toList()))
        .and(KNOWN_NODE.IDENTITY_VERSION.eq(NOTHING_CAME))
        .execute();
  }
}
