package io.coterie.network.member;

import io.coterie.network.directory.AccountDirectory;
import io.coterie.network.directory.Names;
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
  private final Names names;

  @Inject
  Newcomers(AccountDirectory accounts, OwnNodes nodes, Names names) {
    this.accounts = accounts;
    this.nodes = nodes;
    this.names = names;
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

  /** What the caller is called, as the one who lets others in; empty: the operator. */
  String nameOf(Caller caller) {
    return caller.principal().map(this::nameOf).orElse("");
  }

  /** What somebody is called; empty if it has no name. */
  public String nameOf(PrincipalId principal) {
    return names.of(List.of(principal)).getOrDefault(principal, "");
  }
}
