package io.coterie.registry.node;

import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.FeedEntry;
import io.coterie.platform.db.Tx;
import io.coterie.registry.presence.PresenceFeed;
import io.coterie.registry.trust.TrustWriter;
import io.coterie.registry.v1.NodeRecord;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Writes nodes: the row, its public hostname, what ends with it, and the feed's entry under the
 * next version.
 */
final class NodeWriter {
  private final NodeRepository repository;
  private final PublicHostnames hostnames;
  private final TrustWriter trust;
  private final PresenceFeed presence;

  @Inject
  NodeWriter(
      NodeRepository repository,
      PublicHostnames hostnames,
      TrustWriter trust,
      PresenceFeed presence) {
    this.repository = repository;
    this.hostnames = hostnames;
    this.trust = trust;
    this.presence = presence;
  }

  /** A node that was never there before. */
  Node create(Tx tx, Node node) {
    repository.insert(tx.db(), node);
    node.profile().publicHostname().ifPresent(name -> hostnames.take(tx, node.id(), name));
    publish(tx, node, ChangeKind.CREATED);
    return node;
  }

  /** A registered node's change. The caller has locked its row. */
  Node change(Tx tx, Node changed) {
    return write(tx, changed.next(), ChangeKind.UPDATED);
  }

  /** The same, of a node whose key was replaced. */
  Node rekey(Tx tx, Node changed) {
    var node = changed.next();
    repository.update(tx.db(), node);
    publish(
        tx,
        node,
        ChangeKind.UPDATED,
        NodeProto.feedRecord(node).toBuilder().setKeyReplaced(true).build());
    return node;
  }

  /** A node that was deregistered. The caller has locked its row. */
  Node revive(Tx tx, Node revived) {
    // what a heartbeat may have left behind that met the end of the last life
    presence.forget(tx, revived.id());
    return write(tx, revived.next(), ChangeKind.CREATED);
  }

  /** The end of a life. The caller has locked the row. */
  Node end(Tx tx, Node deregistered) {
    var ended = deregistered.next();
    repository.update(tx.db(), ended);
    presence.forget(tx, ended.id());
    hostnames.keepOnly(tx, ended.id(), Optional.empty());
    trust.endAll(tx, ended.id());
    publish(tx, ended, ChangeKind.DELETED);
    return ended;
  }

  private Node write(Tx tx, Node node, ChangeKind kind) {
    var hostname = node.profile().publicHostname();
    hostname.ifPresent(name -> hostnames.take(tx, node.id(), name));
    hostnames.keepOnly(tx, node.id(), hostname);
    repository.update(tx.db(), node);
    publish(tx, node, kind);
    return node;
  }

  private static void publish(Tx tx, Node node, ChangeKind kind) {
    publish(tx, node, kind, NodeProto.feedRecord(node));
  }

  private static void publish(Tx tx, Node node, ChangeKind kind, NodeRecord record) {
    tx.publish(
        new FeedEntry(
            Node.KIND, node.id().text(), node.stamp().version(), Optional.empty(), kind, record));
  }
}
