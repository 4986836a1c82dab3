package io.coterie.auth.usage;

import io.coterie.auth.account.Account;
import io.coterie.auth.account.Accounts;
import io.coterie.auth.peer.NetworkCounts;
import io.coterie.auth.peer.NetworkCounts.AccountUsage;
import io.coterie.auth.quota.Allowance;
import io.coterie.auth.quota.TokenQuota;
import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;

/** How much of its plan an account uses. */
final class Usages {
  private final Accounts accounts;
  private final TokenQuota tokens;
  private final NetworkCounts networks;

  /**
   * What an account may have and has.
   *
   * @param usedTokens sessions and node-bound tokens not counted
   */
  record AccountStanding(
      AccountId account, Allowance allowance, int usedTokens, AccountUsage usage) {}

  @Inject
  Usages(Accounts accounts, TokenQuota tokens, NetworkCounts networks) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.networks = networks;
  }

  /**
   * The caller's own, or anybody's for system admins and the operator.
   *
   * @param named by id or name; empty: the caller
   * @throws io.coterie.platform.failure.FailureException ACCOUNT_NOT_FOUND, DEPENDENCY_DOWN
   */
  AccountStanding of(Caller caller, String named) {
    var account = named.isEmpty() ? own(caller) : accounts.visible(caller, named);
    return new AccountStanding(
        account.id(),
        tokens.allowance(account.id()),
        tokens.used(account.id()),
        networks.of(account.id()));
  }

  private Account own(Caller caller) {
    var id =
        caller
            .accountId()
            .orElseThrow(
                () -> FieldsInvalid.of("account", "is needed from the operator").exception());
    return accounts.visible(caller, id.text());
  }
}
