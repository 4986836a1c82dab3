package io.coterie.auth.token;

import io.coterie.auth.peer.RegisteredNode;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller.NetworkBinding;
import jakarta.inject.Inject;
import java.time.Instant;
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
    return issue(
        tx,
        TokenKind.SESSION,
        "",
        Optional.of(account),
        Optional.empty(),
        Optional.empty(),
        Optional.of(tx.now().plus(config.sessionIdle())));
  }

  /** A token of an account. */
  public IssuedToken user(Tx tx, AccountId account, String name, Optional<Instant> expires) {
    return issue(
        tx,
        TokenKind.USER,
        name,
        Optional.of(account),
        Optional.empty(),
        Optional.empty(),
        expires);
  }

  /** A token of an account, or of one of its nodes, for one network. */
  public IssuedToken network(
      Tx tx,
      AccountId account,
      NetworkBinding network,
      Optional<NodeBinding> node,
      String name,
      Optional<Instant> expires) {
    return issue(
        tx, TokenKind.NETWORK, name, Optional.of(account), Optional.of(network), node, expires);
  }

  /** An operator token. */
  public IssuedToken operator(Tx tx, String name, Optional<Instant> expires) {
    return issue(
        tx,
        TokenKind.OPERATOR,
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        expires);
  }

  /** A session of a node that has proved itself. */
  public IssuedToken nodeSession(Tx tx, RegisteredNode node) {
    return issue(
        tx,
        TokenKind.NODE_SESSION,
        "",
        node.account(),
        Optional.empty(),
        Optional.of(new NodeBinding(node.id(), node.incarnation(), Optional.of(node.key()))),
        Optional.of(tx.now().plus(config.nodeSession())));
  }

  private static IssuedToken issue(
      Tx tx,
      TokenKind kind,
      String name,
      Optional<AccountId> account,
      Optional<NetworkBinding> network,
      Optional<NodeBinding> node,
      Optional<Instant> expires) {
    var token = new Token(TokenId.random(), kind, name, account, network, node, tx.now(), expires);
    var secret = TokenSecret.random(kind);
    TokenRepository.insert(tx.db(), token, secret.hash());
    return new IssuedToken(token, secret);
  }
}
