package io.coterie.auth.token;

import io.coterie.auth.peer.RegisteredNode;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller.NetworkBinding;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Makes tokens, in the transaction of whatever they are made for; whether they may be is decided
 * before.
 */
public final class TokenIssuer {
  private final TokenConfig config;

  @Inject
  TokenIssuer(TokenConfig config) {
    this.config = config;
  }

  /** A session of an account, which ends some time after its last use. */
  public IssuedToken session(Tx tx, AccountId account) {
    var terms = TokenTerms.until(tx.now().plus(config.sessionIdle()));
    return issue(tx, new Draft(TokenKind.SESSION, terms).of(account));
  }

  /** A token of an account. */
  public IssuedToken user(Tx tx, AccountId account, TokenTerms terms) {
    return issue(tx, new Draft(TokenKind.USER, terms).of(account));
  }

  /** A token of an account, or of one of its nodes, for one network. */
  public IssuedToken network(
      Tx tx,
      AccountId account,
      NetworkBinding network,
      Optional<NodeBinding> node,
      TokenTerms terms) {
    return issue(tx, new Draft(TokenKind.NETWORK, terms).of(account).in(network).as(node));
  }

  /** A token that registers nodes of an account into one network. */
  IssuedToken setup(
      Tx tx, AccountId account, NetworkBinding network, Setup setup, TokenTerms terms) {
    return issue(tx, new Draft(TokenKind.SETUP, terms).of(account).in(network).doing(setup));
  }

  /** An operator token. */
  public IssuedToken operator(Tx tx, TokenTerms terms) {
    return issue(tx, new Draft(TokenKind.OPERATOR, terms));
  }

  /** A session of a node that has proved itself. */
  public IssuedToken nodeSession(Tx tx, RegisteredNode node) {
    var terms = TokenTerms.until(tx.now().plus(config.nodeSession()));
    var binding = new NodeBinding(node.id(), node.incarnation(), Optional.of(node.key()));
    var draft = new Draft(TokenKind.NODE_SESSION, terms).as(Optional.of(binding));
    return issue(tx, node.account().map(draft::of).orElse(draft));
  }

  private static IssuedToken issue(Tx tx, Draft draft) {
    var token = draft.token(tx);
    var secret = TokenSecret.random(token.kind());
    TokenRepository.insert(tx.db(), token, secret.hash());
    return new IssuedToken(token, secret);
  }

  /** A token in the making. */
  private record Draft(
      TokenKind kind,
      TokenTerms terms,
      Optional<AccountId> account,
      Optional<NetworkBinding> network,
      Optional<NodeBinding> node,
      Optional<Setup> setup) {
    Draft(TokenKind kind, TokenTerms terms) {
      this(kind, terms, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Draft of(AccountId owner) {
      return new Draft(kind, terms, Optional.of(owner), network, node, setup);
    }

    Draft in(NetworkBinding bound) {
      return new Draft(kind, terms, account, Optional.of(bound), node, setup);
    }

    Draft as(Optional<NodeBinding> bound) {
      return new Draft(kind, terms, account, network, bound, setup);
    }

    Draft doing(Setup chosen) {
      return new Draft(kind, terms, account, network, node, Optional.of(chosen));
    }

    Token token(Tx tx) {
      return new Token(
          TokenId.random(),
          kind,
          account,
          network,
          node,
          terms,
          setup,
          tx.now(),
          Token.History.NONE);
    }
  }
}
