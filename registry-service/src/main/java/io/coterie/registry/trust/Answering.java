package io.coterie.registry.trust;

import com.google.protobuf.Message;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TrustRequestId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.node.Node;
import io.coterie.registry.node.NodeDirectory;
import io.coterie.registry.node.NodeRef;
import io.coterie.registry.node.OwnNodes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers requests for trust, and ends what came of them. */
final class Answering {
  private final Transactions transactions;
  private final OwnNodes own;
  private final NodeDirectory directory;
  private final TrustRequestRepository requests;
  private final TrustWriter writer;

  @Inject
  Answering(
      Transactions transactions,
      OwnNodes own,
      NodeDirectory directory,
      TrustRequestRepository requests,
      TrustWriter writer) {
    this.transactions = transactions;
    this.own = own;
    this.directory = directory;
    this.requests = requests;
    this.writer = writer;
  }

  /** A request and the two nodes that it is between, both locked. */
  private record Held(TrustRequest request, Pair pair, Map<NodeId, Node> nodes) {
    boolean isFromOwn(Caller caller) {
      return isOwn(caller, request.source());
    }

    boolean isToOwn(Caller caller) {
      return request.target().filter(id -> request.waitsFor(id) && isOwn(caller, id)).isPresent();
    }

    Optional<Node> source() {
      return Optional.ofNullable(nodes.get(request.source()));
    }

    private boolean isOwn(Caller caller, NodeId id) {
      return Optional.ofNullable(nodes.get(id))
          .filter(node -> OwnNodes.isOwn(caller, node))
          .isPresent();
    }
  }

  <R extends Message> R accept(Caller caller, TrustRequestId id, Answer<Trust, R> answer) {
    return transactions.mutate(
        answer,
        tx -> {
          var held =
              hold(tx, id).filter(found -> found.isToOwn(caller)).orElseThrow(Answering::none);
          writer.begin(tx, held.pair());
          tx.audit(
              AuditEntry.of(held.request().target().orElseThrow().text())
                  .with("node", held.request().source().text()));
          return Trust.of(held.source().orElseThrow(), tx.now());
        });
  }

  /** The node that is asked hears no more of it; the one that asks takes it back. */
  <R extends Message> R decline(Caller caller, TrustRequestId id, Answer<TrustRequest, R> answer) {
    return transactions.mutate(
        answer,
        tx -> {
          var held =
              hold(tx, id)
                  .filter(found -> found.isFromOwn(caller) || found.isToOwn(caller))
                  .orElseThrow(Answering::none);
          if (held.isFromOwn(caller)) {
            requests.delete(tx.db(), id);
          } else {
            requests.decline(tx.db(), id);
          }
          tx.audit(AuditEntry.of(id.text()));
          return held.request();
        });
  }

  /** Two nodes that do not trust each other go on doing so. */
  <R extends Message> R revoke(
      Caller caller, NodeRef self, NodeId other, Answer<Boolean, R> answer) {
    var node = own.find(caller, self).id();
    return transactions.mutate(
        answer,
        tx -> {
          var held = directory.lock(tx, Stream.of(node, other).distinct().toList());
          OwnNodes.require(caller, Optional.ofNullable(held.get(node)));
          boolean ended = !node.equals(other) && writer.end(tx, Pair.of(node, other));
          if (ended) {
            tx.audit(AuditEntry.of(node.text()).with("node", other.text()));
          } else {
            tx.unaudited("the two do not trust each other");
          }
          return ended;
        });
  }

  /** A request that waits, as it is once nobody else can change it. */
  private Optional<Held> hold(Tx tx, TrustRequestId id) {
    var found = requests.find(tx.db(), id, tx.now());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    // one to nobody is between its source and an id that nobody has
    var pair = Pair.of(found.get().source(), found.get().target().orElseGet(NodeId::random));
    var nodes = directory.lock(tx, pair.both());
    return requests
        .find(tx.db(), id, tx.now())
        .filter(now -> now.target().equals(found.get().target()))
        .map(now -> new Held(now, pair, nodes));
  }

  private static RuntimeException none() {
    return new RegistryFailure.Plain(RegistryReason.TRUST_REQUEST_NOT_FOUND).exception();
  }
}
