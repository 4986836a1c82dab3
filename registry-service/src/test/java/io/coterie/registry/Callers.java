package io.coterie.registry;

import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import java.util.Optional;

/** Accounts that call. */
final class Callers {
  private Callers() {}

  static Caller.AccountCaller account() {
    return new Caller.AccountCaller(AccountId.random(), false, TokenId.random(), Optional.empty());
  }

  /** The same account with a token of a network. */
  static Caller.AccountCaller in(NetworkId network, Caller.AccountCaller account) {
    return new Caller.AccountCaller(
        account.account(),
        false,
        TokenId.random(),
        Optional.of(new Caller.NetworkBinding(network, Incarnation.random())));
  }
}
