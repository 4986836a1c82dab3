package io.coterie.auth.account;

import io.coterie.auth.authority.SystemAdmins;
import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The accounts there are, as far as a caller may see them. */
public final class Accounts {
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_-]*");

  private final Transactions transactions;
  private final SystemAdmins systemAdmins;
  private final PageTokens pages;

  @Inject
  Accounts(Transactions transactions, SystemAdmins systemAdmins, PageTokens pages) {
    this.transactions = transactions;
    this.systemAdmins = systemAdmins;
    this.pages = pages;
  }

  /**
   * The caller's own, or any for system admins and the operator.
   *
   * @param named by id or name
   * @throws io.coterie.platform.failure.FailureException ACCOUNT_NOT_FOUND
   */
  public Account visible(Caller caller, String named) {
    return ifVisible(caller, named)
        .orElseThrow(() -> new AccountFailure.AccountNotFound().exception());
  }

  /** The same; none if it is absent or none of the caller's business. */
  public Optional<Account> ifVisible(Caller caller, String named) {
    return transactions
        .read(db -> AccountRepository.find(db, named))
        .filter(account ->
            systemAdmins.include(caller) || caller.accountId().equals(Optional.of(account.id())));
  }

  /** By name, for system admins and the operator. */
  Page<Account> page(Caller caller, String prefix, PageSize size, String pageToken) {
    systemAdmins.require(caller);
    var folded = AccountName.fold(prefix);
    var scope = PageScope.ofCall(folded);
    var after = pages.after(scope, pageToken);
    var rows =
        PREFIX.matcher(prefix).matches()
            ? transactions.read(db -> AccountRepository.page(db, folded, after, size))
            : List.<Account>of();
    return pages.page(scope, size, rows, account -> PageKey.of(account.name().folded()));
  }
}
