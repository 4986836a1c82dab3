package io.coterie.auth.token;

import io.coterie.auth.peer.Memberships;
import io.coterie.auth.peer.NetworkMembership;
import io.coterie.auth.peer.Nodes;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds what tokens are bound to: memberships and nodes, as their owners know them now. */
final class NetworkBindings {
  private final Transactions transactions;
  private final Memberships memberships;
  private final Nodes nodes;

  @Inject
  NetworkBindings(Transactions transactions, Memberships memberships, Nodes nodes) {
    this.transactions = transactions;
    this.memberships = memberships;
    this.nodes = nodes;
  }

  /**
   * The account's membership in a network, with a role that may hold tokens for it.
   *
   * @throws io.coterie.platform.failure.FailureException NETWORK_NOT_FOUND, ROLE_TOO_LOW
   */
  NetworkMembership own(AccountId account, String network) {
    var own =
        memberships
            .find(network, account)
            .orElseThrow(() -> new TokenFailure.NetworkNotFound().exception());
    if (!own.mayHoldToken()) {
      throw new TokenFailure.RoleTooLow("member", own.roleName()).exception();
    }
    return own;
  }

  /** The account's membership, as owner or admin. */
  NetworkMembership administered(AccountId account, String network) {
    var own =
        memberships
            .find(network, account)
            .orElseThrow(() -> new TokenFailure.NetworkNotFound().exception());
    if (!own.mayAdminister()) {
      throw new TokenFailure.RoleTooLow("admin", own.roleName()).exception();
    }
    return own;
  }

  /** One of the account's nodes. */
  NodeBinding ownNode(AccountId account, String id) {
    return Optional.of(id)
        .filter(NodeId::matches)
        .flatMap(text -> nodes.find(new NodeId(text)))
        .filter(node -> node.account().equals(Optional.of(account)))
        .map(node -> new NodeBinding(node.id(), node.incarnation(), Optional.empty()))
        .orElseThrow(() -> new TokenFailure.NodeNotFound().exception());
  }

  /** A node's membership in the same network. */
  NetworkMembership ofNode(NetworkMembership own, NodeId node) {
    return memberships
        .find(own.network(), node)
        .filter(NetworkMembership::mayHoldToken)
        .orElseThrow(() -> new TokenFailure.NodeNotFound().exception());
  }

  /**
   * The membership may have ended while the token was made, and its end been carried out here
   * before there was a token to delete: then nobody else would delete it.
   */
  void dropIfGone(NetworkMembership bound, PrincipalId principal) {
    var present = memberships.find(bound.network(), principal);
    if (present.isEmpty() || !present.get().incarnation().equals(bound.incarnation())) {
      transactions.write(tx -> {
        EndingRepository.deleteOfMembership(tx.db(), bound.network(), bound.incarnation());
        return true;
      });
      throw new TokenFailure.NetworkNotFound().exception();
    }
  }
}
