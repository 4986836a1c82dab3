package io.coterie.network;

import static java.util.Objects.requireNonNull;

import io.coterie.auth.v1.Account;
import io.coterie.auth.v1.AccountDirectoryServiceGrpc.AccountDirectoryServiceImplBase;
import io.coterie.auth.v1.BatchGetAccountsRequest;
import io.coterie.auth.v1.BatchGetAccountsResponse;
import io.coterie.auth.v1.Plan;
import io.coterie.auth.v1.PlanLimits;
import io.coterie.auth.v1.SystemRole;
import io.coterie.platform.id.AccountId;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * auth-service's accounts and plans, as the test says they are; the default plan is without limits.
 */
final class FakeAccounts extends AccountDirectoryServiceImplBase {
  private static final String DEFAULT_PLAN = "without-limits";

  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final Map<String, Plan> plans = new ConcurrentHashMap<>();

  FakeAccounts() {
    var _ = plan(DEFAULT_PLAN, limits -> limits);
    plans.computeIfPresent(DEFAULT_PLAN, (n, plan) -> plan.toBuilder().setIsDefault(true).build());
  }

  AccountId add(String name) {
    var id = AccountId.random();
    accounts.put(
        id.text(),
        Account.newBuilder()
            .setId(id.text())
            .setName(name)
            .setPlan(DEFAULT_PLAN)
            .setSystemRole(SystemRole.SYSTEM_ROLE_USER)
            .build());
    return id;
  }

  /** Changes an account. */
  Account change(AccountId id, UnaryOperator<Account.Builder> change) {
    return requireNonNull(
        accounts.computeIfPresent(
            id.text(), (key, account) -> change.apply(account.toBuilder()).build()));
  }

  /** A plan that limits only what is set. */
  Plan plan(String name, UnaryOperator<PlanLimits.Builder> limits) {
    var without =
        PlanLimits.newBuilder()
            .setNetworksOwned(-1)
            .setNetworksJoined(-1)
            .setAgentsPerNetwork(-1)
            .setMembersPerNetwork(-1)
            .setTasksPerDay(-1)
            .setTokens(-1);
    var plan = Plan.newBuilder().setName(name).setLimits(limits.apply(without)).build();
    plans.put(name, plan);
    return plan;
  }

  @Override
  public void batchGetAccounts(
      BatchGetAccountsRequest request, StreamObserver<BatchGetAccountsResponse> out) {
    var response = BatchGetAccountsResponse.newBuilder();
    for (var account : accounts.values()) {
      if (request.getIdsList().contains(account.getId())
          || request.getNamesList().stream().anyMatch(account.getName()::equalsIgnoreCase)) {
        response.addAccounts(account);
      }
    }
    plans.values().stream()
        .filter(plan ->
            plan.getIsDefault()
                || response.getAccountsList().stream()
                    .anyMatch(account -> account.getPlan().equals(plan.getName())))
        .forEach(response::addPlans);
    out.onNext(response.build());
    out.onCompleted();
  }
}
