package io.coterie.auth.identity;

import io.coterie.auth.peer.MembershipKey;
import io.coterie.auth.peer.RegisteredNode;
import io.coterie.auth.token.HeldToken;
import io.coterie.auth.token.NodeBinding;
import io.coterie.auth.token.Token;
import io.coterie.auth.token.TokenStanding;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.AccountCaller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.coterie.platform.identity.Caller.NodeCaller;
import io.coterie.platform.identity.Caller.OperatorCaller;
import io.coterie.platform.identity.Caller.SetupCaller;
import java.util.Optional;

/**
 * Whom a working token stands for, by what there is around it: the one judgement for whoever shows
 * it, and for what it opened before.
 */
final class Judgement {
  private final Facts facts;

  Judgement(Facts facts) {
    this.facts = facts;
  }

  /** Empty if what the token is bound to is no longer there. */
  Optional<Caller> caller(HeldToken held) {
    var token = held.token();
    return switch (token.kind()) {
      case OPERATOR -> Optional.of(new OperatorCaller(held.shown()));
      case USER, SESSION -> Optional.of(account(held, Optional.empty()));
      case NODE_SESSION -> node(token).map(node -> asNode(held, node));
      case NETWORK ->
          token.node().isPresent()
              ? node(token)
                  .filter(node -> node.account().equals(token.account()))
                  .filter(node -> isMember(token, node.id()))
                  .map(node -> asNode(held, node))
              : Optional.of(account(held, token.network()))
                  .filter(caller -> isMember(token, caller.account()))
                  .map(caller -> caller);
      case SETUP -> setup(held);
    };
  }

  private Optional<RegisteredNode> node(Token token) {
    NodeBinding binding = token.node().orElseThrow();
    return facts
        .nodes()
        .apply(binding.node())
        .filter(binding::isFor)
        .filter(node -> isOfEnabledAccount(node, token));
  }

  /**
   * The account that the token was made under was looked at with the token; the node may belong to
   * another one by now.
   */
  private boolean isOfEnabledAccount(RegisteredNode node, Token token) {
    return node.account().equals(token.account())
        || node.account().map(facts.enabled()::test).orElse(true);
  }

  private boolean isMember(Token token, PrincipalId principal) {
    return facts
        .memberships()
        .apply(new MembershipKey(token.network().orElseThrow().network(), principal))
        .filter(membership -> TokenStanding.isCarriedBy(membership, token))
        .isPresent();
  }

  private Optional<Caller> setup(HeldToken held) {
    var token = held.token();
    var maker = token.account().orElseThrow();
    return isMember(token, maker)
        ? Optional.of(new SetupCaller(held.shown(), maker, token.network().orElseThrow()))
        : Optional.empty();
  }

  private static AccountCaller account(HeldToken held, Optional<NetworkBinding> network) {
    var token = held.token();
    return new AccountCaller(
        token.account().orElseThrow(), held.systemAdmin(), held.shown(), network, token.scopes());
  }

  private static Caller asNode(HeldToken held, RegisteredNode node) {
    var token = held.token();
    return new NodeCaller(node.id(), node.account(), held.shown(), token.network(), token.scopes());
  }
}
