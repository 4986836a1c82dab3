package io.coterie.network.directory;

import static java.util.stream.Collectors.toMap;

import com.google.common.collect.Lists;
import io.coterie.auth.v1.Account;
import io.coterie.auth.v1.AccountDirectoryServiceGrpc;
import io.coterie.auth.v1.BatchGetAccountsRequest;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks auth-service about accounts. Not to be used inside a transaction. */
public final class AccountDirectory {
  private static final int BATCH = 1000;

  private final Peers peers;

  @Inject
  AccountDirectory(Peers peers) {
    this.peers = peers;
  }

  /** The names of those accounts that exist. */
  public Map<AccountId, String> names(Collection<AccountId> ids) {
    return Lists.partition(ids.stream().map(AccountId::text).distinct().toList(), BATCH).stream()
        .flatMap(batch -> get(BatchGetAccountsRequest.newBuilder().addAllIds(batch)).stream())
        .collect(toMap(account -> new AccountId(account.getId()), Account::getName));
  }

  /** The account of an id or a name. */
  public Optional<AccountId> find(String idOrName) {
    var request = BatchGetAccountsRequest.newBuilder();
    if (AccountId.matches(idOrName)) {
      request.addIds(idOrName);
    } else {
      request.addNames(idOrName);
    }
    return get(request).stream().map(account -> new AccountId(account.getId())).findFirst();
  }

  private List<Account> get(BatchGetAccountsRequest.Builder request) {
    return AccountDirectoryServiceGrpc.newBlockingStub(peers.to(ServiceName.AUTH))
        .batchGetAccounts(request.build())
        .getAccountsList();
  }
}
