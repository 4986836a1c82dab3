package io.coterie.network.quota;

import io.coterie.auth.v1.Account;
import io.coterie.auth.v1.AccountDirectoryServiceGrpc;
import io.coterie.auth.v1.BatchGetAccountsRequest;
import io.coterie.auth.v1.BatchGetAccountsResponse;
import io.coterie.auth.v1.Plan;
import io.coterie.auth.v1.SystemRole;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/**
 * Who has which plan, and what it allows. auth-service's feed tells; what it has not told yet, or
 * told before this service listened, is asked for when it is needed.
 */
public final class PlanBook {
  private static final int MOST_QUESTIONS = 3;

  private final Peers peers;
  private final Transactions transactions;
  private final PlanRepository repository;

  @Inject
  PlanBook(Peers peers, Transactions transactions, PlanRepository repository) {
    this.peers = peers;
    this.transactions = transactions;
    this.repository = repository;
  }

  /**
   * Does work that needs plans in its transaction; again, if one had to be asked for. Not to be
   * used inside a transaction.
   */
  public <R> R consulted(Supplier<R> work) {
    for (int question = 0; question < MOST_QUESTIONS; question++) {
      try {
        return work.get();
      } catch (PlanUnknown unknown) {
        ask(unknown.holder());
      }
    }
    throw new DependencyDown("auth-service").exception();
  }

  /** Follows an account's plan and rights, and whether it is disabled. */
  public void follow(Tx tx, Account account) {
    if (!account.getPlan().isEmpty()) {
      repository.assign(tx.db(), standing(account));
    }
  }

  /** Whether somebody's networks and nodes are those of a disabled account. */
  public boolean isDisabled(Tx tx, PrincipalId holder) {
    return repository.isDisabled(tx.db(), holder);
  }

  /** Follows a plan's limits. */
  public void follow(Tx tx, Plan plan) {
    repository.lock(tx.db());
    repository.upsert(tx.db(), limits(plan), plan.getIsDefault());
  }

  private void ask(PrincipalId holder) {
    var answer = answer(holder);
    transactions.write(tx -> {
      repository.lock(tx.db());
      answer.getPlansList().stream()
          .filter(plan -> !repository.isKnown(tx.db(), plan.getName()))
          .forEach(plan -> repository.upsert(tx.db(), limits(plan), plan.getIsDefault()));
      answer.getAccountsList().stream()
          .filter(account -> !account.getPlan().isEmpty())
          .forEach(account -> repository.assignIfUnknown(tx.db(), standing(account)));
      return true;
    });
  }

  private BatchGetAccountsResponse answer(PrincipalId holder) {
    var request = BatchGetAccountsRequest.newBuilder();
    if (holder instanceof AccountId account) {
      request.addIds(account.text());
    }
    return AccountDirectoryServiceGrpc.newBlockingStub(peers.to(ServiceName.AUTH))
        .batchGetAccounts(request.build());
  }

  private static Standing standing(Account account) {
    return new Standing(
        new AccountId(account.getId()),
        account.getPlan(),
        account.getSystemRole() == SystemRole.SYSTEM_ROLE_ADMIN,
        account.getDisabled());
  }

  private static Limits limits(Plan plan) {
    var limits = plan.getLimits();
    return new Limits(
        plan.getName(),
        limits.getNetworksOwned(),
        limits.getNetworksJoined(),
        limits.getAgentsPerNetwork(),
        limits.getMembersPerNetwork());
  }
}
