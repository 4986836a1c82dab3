package io.coterie.auth.identity;

import io.coterie.auth.authority.EnabledAccounts;
import io.coterie.auth.peer.Nodes;
import io.coterie.auth.peer.RegisteredNode;
import io.coterie.auth.token.HeldToken;
import io.coterie.auth.token.NodeBinding;
import io.coterie.auth.token.Token;
import io.coterie.auth.token.TokenLookup;
import io.coterie.auth.token.TokenSecret;
import io.coterie.auth.token.TokenStanding;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.AccountCaller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.coterie.platform.identity.Caller.NodeCaller;
import io.coterie.platform.identity.Caller.OperatorCaller;
import io.coterie.platform.identity.Caller.SetupCaller;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Says whom a credential stands for, as of now: the token in the database, its membership in
 * network-service, its node in the registry. If one of them can't be asked, nobody is let in.
 */
final class Credentials implements Authenticator {
  private final TokenLookup tokens;
  private final TokenStanding standing;
  private final Nodes nodes;
  private final EnabledAccounts accounts;

  @Inject
  Credentials(TokenLookup tokens, TokenStanding standing, Nodes nodes, EnabledAccounts accounts) {
    this.tokens = tokens;
    this.standing = standing;
    this.nodes = nodes;
    this.accounts = accounts;
  }

  @Override
  public Caller authenticate(String credential) {
    return TokenSecret.parse(credential)
        .flatMap(tokens::find)
        .flatMap(this::caller)
        .orElseThrow(() -> new CredentialInvalid().exception());
  }

  /** Empty if what the token is bound to is no longer there. */
  private Optional<Caller> caller(HeldToken held) {
    var token = held.token();
    return switch (token.kind()) {
      case OPERATOR -> Optional.of(new OperatorCaller(token.id()));
      case USER, SESSION -> Optional.of(account(held, Optional.empty()));
      case NODE_SESSION -> node(token).map(node -> asNode(token, node));
      case NETWORK ->
          token.node().isPresent()
              ? node(token)
                  .filter(node -> node.account().equals(token.account()))
                  .filter(node -> standing.isMember(token, node.id()))
                  .map(node -> asNode(token, node))
              : Optional.of(account(held, token.network()))
                  .filter(caller -> standing.isMember(token, caller.account()))
                  .map(caller -> caller);
      case SETUP -> setup(token);
    };
  }

  private Optional<RegisteredNode> node(Token token) {
    NodeBinding binding = token.node().orElseThrow();
    return nodes
        .find(binding.node())
        .filter(binding::isFor)
        .filter(node -> isOfEnabledAccount(node, token));
  }

  /**
   * The account that the token was made under was looked at with the token; the node may belong to
   * another one by now.
   */
  private boolean isOfEnabledAccount(RegisteredNode node, Token token) {
    return node.account().equals(token.account())
        || node.account().map(accounts::include).orElse(true);
  }

  private Optional<Caller> setup(Token token) {
    var maker = token.account().orElseThrow();
    return standing.isMember(token, maker)
        ? Optional.of(new SetupCaller(token.id(), maker, token.network().orElseThrow()))
        : Optional.empty();
  }

  private static AccountCaller account(HeldToken held, Optional<NetworkBinding> network) {
    AccountId account = held.token().account().orElseThrow();
    var token = held.token();
    return new AccountCaller(account, held.systemAdmin(), token.id(), network, token.scopes());
  }

  private static Caller asNode(Token token, RegisteredNode node) {
    return new NodeCaller(node.id(), node.account(), token.id(), token.network(), token.scopes());
  }
}
