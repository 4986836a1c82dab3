package io.coterie.auth.account;

import static io.coterie.platform.rpc.Rpc.reply;
import static java.util.stream.Collectors.toSet;

import io.coterie.auth.plan.PlanProto;
import io.coterie.auth.plan.Plans;
import io.coterie.auth.v1.AccountDirectoryServiceGrpc;
import io.coterie.auth.v1.BatchGetAccountsRequest;
import io.coterie.auth.v1.BatchGetAccountsResponse;
import io.coterie.platform.db.Transactions;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** Serves {@code AccountDirectoryService}, to services only. */
final class AccountDirectoryRpc
    extends AccountDirectoryServiceGrpc.AccountDirectoryServiceImplBase {
  private final Transactions transactions;
  private final Plans plans;

  @Inject
  AccountDirectoryRpc(Transactions transactions, Plans plans) {
    this.transactions = transactions;
    this.plans = plans;
  }

  @Override
  public void batchGetAccounts(
      BatchGetAccountsRequest request, StreamObserver<BatchGetAccountsResponse> out) {
    var accounts =
        transactions.read(
            db -> AccountRepository.batch(db, request.getIdsList(), request.getNamesList()));
    var theirs =
        plans.batch(accounts.stream().map(account -> account.plan().text()).collect(toSet()));
    reply(
        out,
        BatchGetAccountsResponse.newBuilder()
            .addAllAccounts(accounts.stream().map(AccountProto::account).toList())
            .addAllPlans(theirs.stream().map(PlanProto::plan).toList())
            .build());
  }
}
