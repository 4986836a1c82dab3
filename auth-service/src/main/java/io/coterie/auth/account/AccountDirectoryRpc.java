package io.coterie.auth.account;

import static io.coterie.platform.rpc.Rpc.reply;

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

  @Inject
  AccountDirectoryRpc(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void batchGetAccounts(
      BatchGetAccountsRequest request, StreamObserver<BatchGetAccountsResponse> out) {
    var accounts =
        transactions.read(
            db -> AccountRepository.batch(db, request.getIdsList(), request.getNamesList()));
    reply(
        out,
        BatchGetAccountsResponse.newBuilder()
            .addAllAccounts(accounts.stream().map(AccountProto::account).toList())
            .build());
  }
}
