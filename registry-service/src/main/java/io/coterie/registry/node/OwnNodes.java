package io.coterie.registry.node;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryFailure.NodeAmbiguous;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** The nodes that a caller may change: a node itself, an account those that belong to it. */
public final class OwnNodes {
  /** As many as a message about them should name. */
  private static final int CHOICES = 5;

  private final Transactions transactions;
  private final NodeQueries queries;
  private final NodeRepository repository;

  @Inject
  OwnNodes(Transactions transactions, NodeQueries queries, NodeRepository repository) {
    this.transactions = transactions;
    this.queries = queries;
    this.repository = repository;
  }

  /**
   * The node that the caller means.
   *
   * @throws io.coterie.platform.failure.FailureException NODE_NOT_FOUND if there is none such, or
   *     it is another's, or NODE_AMBIGUOUS
   */
  public Node find(Caller caller, NodeRef ref) {
    return transactions
        .read(db -> find(db, caller, ref))
        .filter(node -> isOwn(caller, node))
        .orElseThrow(() -> RegistryFailure.nodeNotFound().exception());
  }

  /** The same, by id only, and also if it is deregistered already. */
  Node findDeregisteredToo(Caller caller, NodeRef ref) {
    return ref instanceof NodeRef.ById(var id)
        ? transactions
            .read(db -> queries.byIdDeregisteredToo(db, id))
            .filter(node -> isOwn(caller, node))
            .orElseThrow(() -> RegistryFailure.nodeNotFound().exception())
        : find(caller, ref);
  }

  /** Locks a node that was found; it may have become another's or ended since. */
  Node lock(Tx tx, Caller caller, NodeId id) {
    return repository
        .lock(tx.db(), id)
        .filter(node -> node.life().registered() && isOwn(caller, node))
        .orElseThrow(() -> RegistryFailure.nodeNotFound().exception());
  }

  /**
   * Refuses a node that is not there, or not the caller's.
   *
   * @throws io.coterie.platform.failure.FailureException NODE_NOT_FOUND
   */
  public static void require(Caller caller, Optional<Node> node) {
    if (node.filter(found -> isOwn(caller, found)).isEmpty()) {
      throw RegistryFailure.nodeNotFound().exception();
    }
  }

  public static boolean isOwn(Caller caller, Node node) {
    return switch (caller) {
      case Caller.NodeCaller self -> self.node().equals(node.id());
      case Caller.AccountCaller account ->
          node.profile().account().equals(Optional.of(account.account()));
      case Caller.SetupCaller c -> false;
      case Caller.OperatorCaller c -> false;
      case Caller.ServiceCaller c -> false;
      case Caller.Anonymous c -> false;
    };
  }

  /** The one node of a hostname among those that belong to the caller's account. */
  Optional<Node> ofHostname(DSLContext db, Caller caller, Hostname hostname) {
    if (caller instanceof Caller.NodeCaller(var self, var account, _, _, _) && account.isEmpty()) {
      return queries
          .byId(db, self)
          .filter(node -> node.profile().hostname().equals(Optional.of(hostname)));
    }
    return caller
        .accountId()
        .flatMap(account -> {
          var nodes = queries.ofAccount(db, account, hostname, CHOICES);
          if (nodes.size() > 1) {
            throw ambiguous(hostname, nodes);
          }
          return nodes.stream().findFirst();
        });
  }

  private Optional<Node> find(DSLContext db, Caller caller, NodeRef ref) {
    return switch (ref) {
      case NodeRef.ById(var id) -> queries.byId(db, id);
      case NodeRef.ByNumber(var number) -> queries.byNumber(db, number);
      case NodeRef.ByHostname(var hostname) -> ofHostname(db, caller, hostname);
    };
  }

  private static RuntimeException ambiguous(Hostname hostname, List<Node> nodes) {
    return new NodeAmbiguous(hostname, nodes.stream().map(Node::id).toList()).exception();
  }
}
