package io.coterie.registry.node;

import static java.util.stream.Collectors.toSet;

import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.membership.FoundNode;
import io.coterie.registry.membership.Memberships;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Nodes as a caller may see them. */
final class Nodes {
  private final Transactions transactions;
  private final NodeQueries queries;
  private final OwnNodes own;
  private final NodeSight sight;
  private final Memberships memberships;
  private final PageTokens tokens;

  @Inject
  Nodes(
      Transactions transactions,
      NodeQueries queries,
      OwnNodes own,
      NodeSight sight,
      Memberships memberships,
      PageTokens tokens) {
    this.transactions = transactions;
    this.queries = queries;
    this.own = own;
    this.sight = sight;
    this.memberships = memberships;
    this.tokens = tokens;
  }

  /**
   * The node that the caller means, if it may see it; the absent takes as long as the invisible.
   */
  Node visible(Caller caller, NodeRef ref) {
    var node =
        switch (ref) {
          case NodeRef.ById(var id) ->
              sight.seen(caller, transactions.read(db -> queries.byId(db, id)));
          case NodeRef.ByNumber(var number) ->
              sight.seen(caller, transactions.read(db -> queries.byNumber(db, number)));
          case NodeRef.ByHostname(var hostname) -> named(caller, hostname);
        };
    return node.orElseThrow(() -> RegistryFailure.nodeNotFound().exception());
  }

  /** The nodes of the caller's account, or the calling node itself if it belongs to none. */
  Page<Node> own(Caller caller, PageSize size, String token) {
    var scope = PageScope.ofCall(caller.boundNetwork(), "place");
    var after = tokens.after(scope, token);
    List<Node> rows =
        transactions.read(db ->
            caller
                .accountId()
                .map(account -> queries.ofAccount(db, account, after, size.limit()))
                .orElseGet(() ->
                    sight.self(caller).flatMap(id -> queries.byId(db, id)).stream().toList()));
    var page = tokens.page(scope, size, rows, NodeQueries::key);
    return new Page<>(inScope(caller, page.items()), page.next());
  }

  /** By hostname only what is the caller's own, public, or in its token's network. */
  private Optional<Node> named(Caller caller, Hostname hostname) {
    return caller
        .boundNetwork()
        .map(bound ->
            memberships
                .find(caller.principal().orElseThrow(), bound.network().text(), hostname)
                .map(FoundNode::node)
                .flatMap(id -> transactions.read(db -> queries.byId(db, id))))
        .orElseGet(() ->
            transactions.read(db ->
                own.ofHostname(db, caller, hostname)
                    .or(() -> queries.byPublicHostname(db, hostname))));
  }

  private List<Node> inScope(Caller caller, List<Node> nodes) {
    var bound = caller.boundNetwork();
    if (bound.isEmpty() || nodes.isEmpty()) {
      return nodes;
    }
    Set<NodeId> ids = nodes.stream().map(Node::id).collect(toSet());
    var there =
        memberships.shared(
            caller.principal().orElseThrow(), ids, Optional.of(bound.get().network()));
    return nodes.stream()
        .filter(node -> there.contains(node.id()) || sight.isSelf(caller, node))
        .toList();
  }
}
