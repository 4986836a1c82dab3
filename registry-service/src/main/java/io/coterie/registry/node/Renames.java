package io.coterie.registry.node;

import com.google.protobuf.Message;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryFailure.HostnameTaken;
import io.coterie.registry.membership.Memberships;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * Renames, wholly or not at all across two services: the intent is recorded, network-service claims
 * the name, the node is changed. A rename that was left half-way is carried through by whoever
 * meets it next (docs/decisions/0070-renames.md).
 */
final class Renames {
  /** Much longer than a claim can take, so that no two are at one rename. */
  private static final Duration HOLD = Memberships.PATIENCE.multipliedBy(6);

  private final Transactions transactions;
  private final NodeRepository nodes;
  private final RenameRepository renames;
  private final PublicHostnames hostnames;
  private final NodeWriter writer;
  private final Memberships memberships;

  @Inject
  Renames(
      Transactions transactions,
      NodeRepository nodes,
      RenameRepository renames,
      PublicHostnames hostnames,
      NodeWriter writer,
      Memberships memberships) {
    this.transactions = transactions;
    this.nodes = nodes;
    this.renames = renames;
    this.hostnames = hostnames;
    this.writer = writer;
    this.memberships = memberships;
  }

  /**
   * Records that a node shall be renamed, and holds its new name among public nodes.
   *
   * @param node locked, with no rename under way
   */
  Rename begin(Tx tx, Node node, Node.Profile wanted, String askedBy) {
    long version = node.stamp().taken() + 1;
    var rename = new Rename(node.id(), wanted.hostname(), wanted.visibility(), version, 1, askedBy);
    wanted.publicHostname().ifPresent(name -> hostnames.take(tx, node.id(), name));
    nodes.takeVersion(tx.db(), node.id(), version);
    renames.insert(tx.db(), rename, tx.now().plus(HOLD));
    return rename;
  }

  /**
   * Carries out what the call that is being served began.
   *
   * @throws io.coterie.platform.failure.FailureException HOSTNAME_TAKEN: all is as it was;
   *     DEPENDENCY_DOWN: it will be carried through later, unless it is refused then
   */
  <R extends Message> R carryOut(Rename rename, Answer<Node, R> answer) {
    if (!claim(rename)) {
      throw rename
          .hostname()
          .map(name -> new HostnameTaken(name).exception())
          .orElseThrow(() -> new IllegalStateException("no name was refused as taken"));
    }
    return transactions.mutate(answer, tx -> finish(tx, rename, audit(rename)));
  }

  /**
   * Carries through a rename of the node that was left half-way, if there is one.
   *
   * @throws io.coterie.platform.failure.FailureException CONCURRENT_CHANGE if somebody is at it,
   *     DEPENDENCY_DOWN if network-service does not answer
   */
  void settle(NodeId node) {
    if (!transactions.read(db -> renames.isPending(db, node))) {
      return;
    }
    var rename =
        transactions.write(tx ->
            renames
                .hold(tx.db(), node, tx.now(), tx.now().plus(HOLD))
                .orElseThrow(Renames::concurrentChange));
    if (claim(rename)) {
      transactions.write(tx -> finish(tx, rename, recovered(rename)));
    }
  }

  /** Refuses while a rename of the locked node is under way: a version is spoken for. */
  void requireNone(Tx tx, NodeId node) {
    if (renames.isPending(tx.db(), node)) {
      throw concurrentChange();
    }
  }

  /** Drops a rename because its node ends; its version stays taken. */
  void drop(Tx tx, NodeId node) {
    renames.deleteAny(tx.db(), node);
  }

  /** Nodes whose rename nobody is at. */
  List<NodeId> abandoned(int limit) {
    return transactions.write(tx -> renames.abandoned(tx.db(), tx.now(), limit));
  }

  /** Asks network-service; false if it refused, and then all is as it was. */
  private boolean claim(Rename rename) {
    return switch (memberships.claim(rename.node(), rename.hostname(), rename.version())) {
      case ACCEPTED -> true;
      case REFUSED -> {
        transactions.write(tx -> undo(tx, rename));
        yield false;
      }
      case UNCLEAR -> {
        transactions.write(tx -> {
          renames.release(tx.db(), rename, tx.now());
          return rename;
        });
        throw new PlatformFailure.DependencyDown("network-service").exception();
      }
    };
  }

  private Node finish(Tx tx, Rename rename, AuditEntry audit) {
    var node = registered(tx, rename.node());
    if (!renames.delete(tx.db(), rename)) {
      throw concurrentChange();
    }
    tx.audit(audit);
    return writer.change(tx, node.with(rename.of(node.profile())));
  }

  /**
   * After several attempts an earlier question may arrive at network-service later than the
   * refusal: the node is published as it is, under a newer version, which puts that right.
   */
  private Rename undo(Tx tx, Rename rename) {
    var node = registered(tx, rename.node());
    if (renames.delete(tx.db(), rename)) {
      hostnames.keepOnly(tx, node.id(), node.profile().publicHostname());
      if (!rename.isFirstAttempt()) {
        writer.change(tx, node);
      }
    }
    return rename;
  }

  private Node registered(Tx tx, NodeId id) {
    return nodes
        .lock(tx.db(), id)
        .filter(node -> node.life().registered())
        .orElseThrow(() -> RegistryFailure.nodeNotFound().exception());
  }

  private static AuditEntry audit(Rename rename) {
    return AuditEntry.of(rename.node().text()).with("hostname", text(rename));
  }

  private static AuditEntry recovered(Rename rename) {
    return AuditEntry.effect("UpdateNode", rename.node().text())
        .with("hostname", text(rename))
        .with("askedBy", rename.askedBy());
  }

  private static String text(Rename rename) {
    return rename.hostname().map(Hostname::text).orElse("");
  }

  private static RuntimeException concurrentChange() {
    return new PlatformFailure.Plain(PlatformReason.CONCURRENT_CHANGE).exception();
  }
}
