package io.coterie.network.quota;

import io.coterie.network.access.NetworkName;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NetworkId;
import jakarta.inject.Inject;
import java.util.List;

/** How much there is: of what plans limit, and altogether. */
public final class Usage {
  private final Transactions transactions;
  private final UsageRepository repository;

  /** What is in a network that somebody owns. */
  public record OwnedNetwork(NetworkId id, NetworkName name, int agents, int members) {}

  /** What an account has. */
  public record OfAccount(List<OwnedNetwork> owned, int joined) {
    public OfAccount {
      owned = List.copyOf(owned);
    }
  }

  /** What the hub has. */
  public record Counts(long networks, long publicNetworks, long memberships) {}

  @Inject
  Usage(Transactions transactions, UsageRepository repository) {
    this.transactions = transactions;
    this.repository = repository;
  }

  public OfAccount of(AccountId account) {
    return transactions.read(db ->
        new OfAccount(repository.owned(db, account), QuotaRepository.countJoined(db, account)));
  }

  public Counts counts() {
    return transactions.read(repository::counts);
  }
}
