package io.coterie.network;

import io.coterie.auth.v1.Account;
import io.coterie.auth.v1.AccountDirectoryServiceGrpc.AccountDirectoryServiceImplBase;
import io.coterie.auth.v1.BatchGetAccountsRequest;
import io.coterie.auth.v1.BatchGetAccountsResponse;
import io.coterie.platform.id.AccountId;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** auth-service's accounts, as the test says they are. */
final class FakeAccounts extends AccountDirectoryServiceImplBase {
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  AccountId add(String name) {
    var id = AccountId.random();
    accounts.put(id.text(), Account.newBuilder().setId(id.text()).setName(name).build());
    return id;
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
    out.onNext(response.build());
    out.onCompleted();
  }
}
