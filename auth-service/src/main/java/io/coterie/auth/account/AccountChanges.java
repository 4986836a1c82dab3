package io.coterie.auth.account;

import com.google.protobuf.Message;
import io.coterie.auth.authority.SystemAdmins;
import io.coterie.auth.plan.PlanFailure;
import io.coterie.auth.plan.PlanName;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes accounts: names, rights, plans, whether they are let in. */
public final class AccountChanges {
  private final Transactions transactions;
  private final SystemAdmins systemAdmins;

  @Inject
  AccountChanges(Transactions transactions, SystemAdmins systemAdmins) {
    this.transactions = transactions;
    this.systemAdmins = systemAdmins;
  }

  /** An account's own name is its own to change; everything else needs the right over the hub. */
  <R extends Message> R update(
      Caller caller, String named, AccountEdit edit, Answer<Account, R> answer) {
    if (edit.systemAdmin().isPresent() || systemAdmins.include(caller)) {
      return change(caller, named, edit::applied, answer);
    }
    return transactions.mutate(
        answer,
        tx -> {
          var own =
              AccountRepository.find(tx.db(), named)
                  .map(Account::id)
                  .filter(id -> caller.accountId().equals(Optional.of(id)))
                  .orElseThrow(() -> new AccountFailure.AccountNotFound().exception());
          return apply(tx, own.text(), edit::applied);
        });
  }

  <R extends Message> R disable(Caller caller, String named, Answer<Account, R> answer) {
    return change(caller, named, account -> account.withDisabled(true), answer);
  }

  <R extends Message> R enable(Caller caller, String named, Answer<Account, R> answer) {
    return change(caller, named, account -> account.withDisabled(false), answer);
  }

  /**
   * Puts an account on a plan.
   *
   * @param named the account, by id or name
   * @throws io.coterie.platform.failure.FailureException SYSTEM_ADMIN_NEEDED, ACCOUNT_NOT_FOUND,
   *     PLAN_NOT_FOUND
   */
  public <R extends Message> R assign(
      Caller caller, String named, PlanName plan, Answer<Account, R> answer) {
    return change(caller, named, account -> account.withPlan(plan), answer);
  }

  private <R extends Message> R change(
      Caller caller, String named, UnaryOperator<Account> change, Answer<Account, R> answer) {
    systemAdmins.require(caller);
    return transactions.mutate(
        answer,
        tx -> {
          systemAdmins.require(tx, caller);
          return apply(tx, named, change);
        });
  }

  private Account apply(Tx tx, String named, UnaryOperator<Account> change) {
    var before =
        AccountRepository.hold(tx.db(), named)
            .orElseThrow(() -> new AccountFailure.AccountNotFound().exception());
    var after = change.apply(before);
    if (after.equals(before)) {
      tx.unaudited("nothing changed");
      return before;
    }
    keepOneSystemAdmin(tx, before, after);
    tx.onViolation(AccountRepository.UNIQUE_NAME, () -> new AccountFailure.NameTaken(after.name()));
    tx.onViolation(AccountRepository.PLAN_EXISTS, PlanFailure.PlanNotFound::new);
    AccountFeed.updated(tx, after, AccountRepository.store(tx.db(), after));
    tx.audit(audited(before, after));
    return after;
  }

  private void keepOneSystemAdmin(Tx tx, Account before, Account after) {
    AccountId account = before.id();
    if (acts(before) && !acts(after) && !systemAdmins.thereIsOneBeside(tx, account)) {
      throw new AccountFailure.LastSystemAdmin().exception();
    }
  }

  private static boolean acts(Account account) {
    return account.systemAdmin() && !account.disabled();
  }

  private static AuditEntry audited(Account before, Account after) {
    var entry = AuditEntry.of(after.id().text());
    if (!before.name().equals(after.name())) {
      entry = entry.with("name", after.name().text()).with("former_name", before.name().text());
    }
    if (before.systemAdmin() != after.systemAdmin()) {
      entry = entry.with("system_role", after.systemAdmin() ? "admin" : "user");
    }
    if (!before.plan().equals(after.plan())) {
      entry = entry.with("plan", after.plan().text());
    }
    return entry;
  }
}
