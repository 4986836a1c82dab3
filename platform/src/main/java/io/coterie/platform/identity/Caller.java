package io.coterie.platform.identity;

import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.id.TokenId;
import java.util.Optional;

/** Who makes a call. */
public sealed interface Caller {
  /**
   * What the call's outcome belongs to, e.g. for request ids and rate limits: an id, {@code
   * operator}, a service's name or {@code anonymous}.
   */
  String subject();

  /** The token that proved it, by the secret that did; none for services and nobody. */
  default Optional<ShownToken> shownToken() {
    return Optional.empty();
  }

  /** Nobody has proven to be anybody. */
  default boolean isNobody() {
    return false;
  }

  /** The token that proved it; none for services and nobody. */
  default Optional<TokenId> tokenId() {
    return shownToken().map(ShownToken::id);
  }

  /** The one network the credential is bound to. */
  default Optional<NetworkBinding> boundNetwork() {
    return Optional.empty();
  }

  /** The account or node that acts; none for the operator, services and nobody. */
  default Optional<PrincipalId> principal() {
    return Optional.empty();
  }

  /** The account that acts, or that the acting node belongs to. */
  default Optional<AccountId> accountId() {
    return Optional.empty();
  }

  /** What the credential may be used for. */
  default Scopes scopes() {
    return Scopes.ALL;
  }

  /**
   * A network that the credential can't leave.
   *
   * @param incarnation the membership it was made under
   */
  record NetworkBinding(NetworkId network, Incarnation incarnation) {}

  /** A person or automation, with a user token (no network) or a network token. */
  record AccountCaller(
      AccountId account,
      boolean systemAdmin,
      ShownToken shown,
      Optional<NetworkBinding> network,
      Scopes scopes)
      implements Caller {
    /** With a token without scopes, by any of its secrets. */
    public AccountCaller(
        AccountId account, boolean systemAdmin, TokenId token, Optional<NetworkBinding> network) {
      this(account, systemAdmin, new ShownToken(token), network, Scopes.ALL);
    }

    @Override
    public String subject() {
      return account.text();
    }

    public TokenId token() {
      return shown.id();
    }

    @Override
    public Optional<ShownToken> shownToken() {
      return Optional.of(shown);
    }

    @Override
    public Optional<NetworkBinding> boundNetwork() {
      return network;
    }

    @Override
    public Optional<PrincipalId> principal() {
      return Optional.of(account);
    }

    @Override
    public Optional<AccountId> accountId() {
      return Optional.of(account);
    }
  }

  /**
   * An agent.
   *
   * @param shown its node session (no network) or a network token bound to it; none while it
   *     registers, proving its key with the very call
   */
  record NodeCaller(
      NodeId node,
      Optional<AccountId> account,
      Optional<ShownToken> shown,
      Optional<NetworkBinding> network,
      Scopes scopes)
      implements Caller {
    /** With a token. */
    public NodeCaller(
        NodeId node,
        Optional<AccountId> account,
        ShownToken shown,
        Optional<NetworkBinding> network,
        Scopes scopes) {
      this(node, account, Optional.of(shown), network, scopes);
    }

    /** With a token without scopes, by any of its secrets. */
    public NodeCaller(
        NodeId node, Optional<AccountId> account, TokenId token, Optional<NetworkBinding> network) {
      this(node, account, new ShownToken(token), network, Scopes.ALL);
    }

    /** One that is about to be registered. */
    public static NodeCaller registering(NodeId node, Optional<AccountId> account) {
      return new NodeCaller(node, account, Optional.empty(), Optional.empty(), Scopes.ALL);
    }

    @Override
    public String subject() {
      return node.text();
    }

    @Override
    public Optional<ShownToken> shownToken() {
      return shown;
    }

    @Override
    public Optional<NetworkBinding> boundNetwork() {
      return network;
    }

    @Override
    public Optional<PrincipalId> principal() {
      return Optional.of(node);
    }

    @Override
    public Optional<AccountId> accountId() {
      return account;
    }
  }

  /**
   * Whoever holds a setup token: it registers nodes, and is nobody otherwise.
   *
   * @param account who made it, and whom the nodes belong to
   * @param binding the network that the nodes join
   */
  record SetupCaller(ShownToken shown, AccountId account, NetworkBinding binding)
      implements Caller {
    /** With a token by any of its secrets. */
    public SetupCaller(TokenId token, AccountId account, NetworkBinding binding) {
      this(new ShownToken(token), account, binding);
    }

    @Override
    public String subject() {
      return shown.id().text();
    }

    public TokenId token() {
      return shown.id();
    }

    @Override
    public Optional<ShownToken> shownToken() {
      return Optional.of(shown);
    }

    @Override
    public Optional<NetworkBinding> boundNetwork() {
      return Optional.of(binding);
    }

    @Override
    public Optional<AccountId> accountId() {
      return Optional.of(account);
    }
  }

  /** Whoever holds an operator token. */
  record OperatorCaller(ShownToken shown) implements Caller {
    /** With a token by any of its secrets. */
    public OperatorCaller(TokenId token) {
      this(new ShownToken(token));
    }

    @Override
    public String subject() {
      return "operator";
    }

    public TokenId token() {
      return shown.id();
    }

    @Override
    public Optional<ShownToken> shownToken() {
      return Optional.of(shown);
    }
  }

  /** Another service of this deployment. */
  record ServiceCaller(ServiceName service) implements Caller {
    @Override
    public String subject() {
      return service.text();
    }
  }

  /** Nobody: there was no credential. */
  record Anonymous() implements Caller {
    @Override
    public String subject() {
      return "anonymous";
    }

    @Override
    public boolean isNobody() {
      return true;
    }
  }
}
