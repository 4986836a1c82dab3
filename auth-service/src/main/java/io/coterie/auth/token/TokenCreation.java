package io.coterie.auth.token;

import com.google.protobuf.Message;
import io.coterie.auth.peer.Memberships;
import io.coterie.auth.peer.NetworkMembership;
import io.coterie.auth.peer.Nodes;
import io.coterie.auth.token.TokenOrder.Scope;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.PlatformFailure.CallerNotAllowed;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Who may create which token. */
final class TokenCreation {
  private final Transactions transactions;
  private final TokenIssuer issuer;
  private final Memberships memberships;
  private final Nodes nodes;
  private final Clock clock;

  @Inject
  TokenCreation(
      Transactions transactions,
      TokenIssuer issuer,
      Memberships memberships,
      Nodes nodes,
      Clock clock) {
    this.transactions = transactions;
    this.issuer = issuer;
    this.memberships = memberships;
    this.nodes = nodes;
    this.clock = clock;
  }

  <R extends Message> R create(Caller caller, TokenOrder order, Answer<IssuedToken, R> answer) {
    if (order.expires().isPresent() && !order.expires().get().isAfter(clock.instant())) {
      throw new TokenFailure.ExpiryInPast().exception();
    }
    return switch (order.scope()) {
      case Scope.Operator() -> {
        if (!(caller instanceof Caller.OperatorCaller)) {
          throw new CallerNotAllowed("the operator").exception();
        }
        yield issue(answer, tx -> issuer.operator(tx, order.name(), order.expires()));
      }
      case Scope.Account() -> {
        var account = accountOf(caller);
        yield issue(answer, tx -> issuer.user(tx, account, order.name(), order.expires()));
      }
      case Scope.Network scope -> forNetwork(accountOf(caller), scope, order, answer);
    };
  }

  private <R extends Message> R forNetwork(
      AccountId account, Scope.Network scope, TokenOrder order, Answer<IssuedToken, R> answer) {
    var own =
        memberships
            .find(scope.network(), account)
            .orElseThrow(() -> new TokenFailure.NetworkNotFound().exception());
    if (!own.mayHoldToken()) {
      throw new TokenFailure.RoleTooLow(own.roleName()).exception();
    }
    var node = scope.node().map(id -> ownNode(account, id));
    var bound = node.map(found -> membershipOf(own, found.node())).orElse(own);
    var reply =
        issue(
            answer,
            tx ->
                issuer.network(
                    tx,
                    account,
                    new NetworkBinding(bound.network(), bound.incarnation()),
                    node,
                    order.name(),
                    order.expires()));
    var principal = node.<PrincipalId>map(NodeBinding::node).orElse(account);
    dropIfGone(bound, principal);
    return reply;
  }

  private NodeBinding ownNode(AccountId account, String id) {
    return Optional.of(id)
        .filter(NodeId::matches)
        .flatMap(text -> nodes.find(new NodeId(text)))
        .filter(node -> node.account().equals(Optional.of(account)))
        .map(node -> new NodeBinding(node.id(), node.incarnation(), Optional.empty()))
        .orElseThrow(() -> new TokenFailure.NodeNotFound().exception());
  }

  private NetworkMembership membershipOf(NetworkMembership own, NodeId node) {
    return memberships
        .find(own.network(), node)
        .filter(NetworkMembership::mayHoldToken)
        .orElseThrow(() -> new TokenFailure.NodeNotFound().exception());
  }

  /**
   * The membership may have ended while the token was made, and its end been carried out here
   * before there was a token to delete: then nobody else would delete it.
   */
  private void dropIfGone(NetworkMembership bound, PrincipalId principal) {
    var present = memberships.find(bound.network(), principal);
    if (present.isEmpty() || !present.get().incarnation().equals(bound.incarnation())) {
      transactions.write(tx -> {
        EndingRepository.deleteOfMembership(tx.db(), bound.network(), bound.incarnation());
        return true;
      });
      throw new TokenFailure.NetworkNotFound().exception();
    }
  }

  private <R extends Message> R issue(
      Answer<IssuedToken, R> answer, Function<Tx, IssuedToken> make) {
    return transactions.mutate(
        answer,
        tx -> {
          var issued = make.apply(tx);
          tx.audit(entry(issued.token()));
          return issued;
        });
  }

  private static AuditEntry entry(Token token) {
    var entry = AuditEntry.of(token.id().text()).with("kind", token.kind().name());
    return token.network().map(bound -> entry.in(bound.network())).orElse(entry);
  }

  private static AccountId accountOf(Caller caller) {
    return caller
        .accountId()
        .orElseThrow(() -> new CallerNotAllowed("an account with a user token").exception());
  }
}
