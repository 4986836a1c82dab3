package io.coterie.network.member;

import io.coterie.network.directory.AccountDirectory;
import io.coterie.network.directory.NodeFacts;
import io.coterie.network.directory.OwnNodes;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.List;

/** Finds out who shall join. Not to be used inside a transaction. */
public final class Newcomers {
  private final AccountDirectory accounts;
  private final OwnNodes nodes;

  @Inject
  Newcomers(AccountDirectory accounts, OwnNodes nodes) {
    this.accounts = accounts;
    this.nodes = nodes;
  }

  /**
   * The caller, or the node of the caller's that is named.
   *
   * @param node empty: the caller
   * @throws io.coterie.platform.failure.FailureException NODE_NOT_FOUND, NODE_AMBIGUOUS
   */
  public Newcomer of(Caller caller, String node) {
    if (!node.isEmpty()) {
      return new Newcomer.OfNode(nodes.find(caller, node));
    }
    return of(caller.principal().orElseThrow());
  }

  /** An account or node that is known to be one. */
  public Newcomer of(PrincipalId principal) {
    return switch (principal) {
      case AccountId account ->
          new Newcomer.OfAccount(
              account, accounts.names(List.of(account)).getOrDefault(account, ""));
      case NodeId node -> new Newcomer.OfNode(nodes.self(node));
    };
  }

  /** A node whoever owns it, by id or number. */
  NodeFacts any(String node) {
    return nodes.findAny(node);
  }
}
