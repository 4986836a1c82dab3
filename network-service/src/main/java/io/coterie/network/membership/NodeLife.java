package io.coterie.network.membership;

import io.coterie.network.access.Gate;
import io.coterie.network.access.LockedNetwork;
import io.coterie.network.backbone.Backbone;
import io.coterie.network.directory.NodeIdentity;
import io.coterie.network.member.JoinRequestRepository;
import io.coterie.network.member.KnownNodes;
import io.coterie.network.member.Member;
import io.coterie.network.member.Memberships;
import io.coterie.network.network.Ownership;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What becomes of a node's memberships when the node changes in the registry, or ends. */
final class NodeLife {
  private final Transactions transactions;
  private final Gate gate;
  private final KnownNodes knownNodes;
  private final Backbone backbone;
  private final Memberships memberships;
  private final Ownership ownership;
  private final JoinRequestRepository requests;

  @Inject
  NodeLife(
      Transactions transactions,
      Gate gate,
      KnownNodes knownNodes,
      Backbone backbone,
      Memberships memberships,
      Ownership ownership,
      JoinRequestRepository requests) {
    this.transactions = transactions;
    this.gate = gate;
    this.knownNodes = knownNodes;
    this.backbone = backbone;
    this.memberships = memberships;
    this.ownership = ownership;
    this.requests = requests;
  }

  /**
   * Takes a hostname in every network that the node is in, or in none.
   *
   * @throws io.coterie.platform.failure.FailureException HOSTNAME_TAKEN
   */
  void claim(NodeId node, Optional<Hostname> hostname, long version) {
    transactions.write(tx -> {
      claim(tx, node, hostname, version);
      return true;
    });
  }

  private void claim(Tx tx, NodeId node, Optional<Hostname> hostname, long version) {
    if (!knownNodes.claim(tx, node, hostname, version)) {
      return;
    }
    for (var id : knownNodes.networks(tx, node)) {
      inside(
          tx,
          id,
          node,
          (network, member) -> {
            var _ = memberships.rename(tx, network, member, hostname);
          });
    }
  }

  /**
   * Follows what the node is known by, and a hostname that it has already: where another node has
   * it, this one goes without, since there is nobody to refuse any more.
   */
  void follow(Tx tx, NodeIdentity node, Optional<Hostname> hostname) {
    boolean isNamed = knownNodes.claim(tx, node.id(), hostname, node.version());
    var recognition = knownNodes.recognise(tx, node);
    recognition.ifPresent(
        known -> backbone.changed(tx, node.id(), known.before(), Optional.of(known.now())));
    if (!isNamed && recognition.isEmpty()) {
      return;
    }
    for (var id : knownNodes.networks(tx, node.id())) {
      inside(
          tx,
          id,
          node.id(),
          (network, member) -> {
            var named = isNamed ? rename(tx, network, member, hostname) : member;
            recognition
                .flatMap(known -> known.now().key())
                .ifPresent(key -> memberships.recognise(tx, network, named, key));
          });
    }
  }

  private Member rename(Tx tx, LockedNetwork network, Member member, Optional<Hostname> hostname) {
    boolean others =
        !member.node().flatMap(Member.AsNode::hostname).equals(hostname)
            && hostname.filter(name -> memberships.isTaken(tx, network, name)).isPresent();
    return memberships.rename(tx, network, member, others ? Optional.empty() : hostname);
  }

  /** Takes a node out of every network that it joined in a registration that ended. */
  void evict(NodeId node, Incarnation registration) {
    transactions.write(tx -> {
      evict(tx, node, registration);
      return true;
    });
  }

  /** The same, as part of a transaction. */
  void evict(Tx tx, NodeId node, Incarnation registration) {
    knownNodes
        .end(tx, node, registration)
        .ifPresent(known -> backbone.changed(tx, node, Optional.of(known), Optional.empty()));
    requests.delete(tx.db(), node);
    for (var id : knownNodes.networks(tx, node)) {
      inside(
          tx,
          id,
          node,
          (network, member) -> {
            if (member.node().map(Member.AsNode::registration).equals(Optional.of(registration))) {
              var leaver = member.isOwner() ? ownership.orphan(tx, network, member) : member;
              memberships.expel(tx, network, List.of(leaver));
              tx.audit(AuditEntry.effect("NodeLeftAtItsEnd", node.text()).in(id));
            }
          });
    }
  }

  private void inside(Tx tx, NetworkId id, NodeId node, Effect effect) {
    gate.lockForEffect(tx, id)
        .ifPresent(network ->
            memberships.find(tx, network, node).ifPresent(member -> effect.apply(network, member)));
  }

  @FunctionalInterface
  private interface Effect {
    void apply(LockedNetwork network, Member member);
  }
}
