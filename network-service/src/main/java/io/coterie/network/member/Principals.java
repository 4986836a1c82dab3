package io.coterie.network.member;

import io.coterie.network.directory.AccountDirectory;
import io.coterie.network.directory.NodeFacts;
import io.coterie.network.directory.OwnNodes;
import io.coterie.platform.id.PrincipalId;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Finds accounts and nodes that need not be members: accounts by id or name, nodes by id or number.
 * What is found must not show to the caller. Not to be used inside a transaction.
 */
public final class Principals {
  private final AccountDirectory accounts;
  private final OwnNodes nodes;

  @Inject
  Principals(AccountDirectory accounts, OwnNodes nodes) {
    this.accounts = accounts;
    this.nodes = nodes;
  }

  public Optional<PrincipalId> find(MemberRef ref) {
    return switch (ref) {
      case MemberRef.ToAccount(var text) -> accounts.find(text).map(account -> account);
      case MemberRef.ToNode(var text) -> nodes.lookUp(text).map(NodeFacts::id);
    };
  }
}
