package io.coterie.network.access;

import io.coterie.platform.db.Transactions;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;

/** What principals are in networks, for services that ask about many at once. */
public final class Places {
  private final Transactions transactions;
  private final AccessRepository repository;

  @Inject
  Places(Transactions transactions, AccessRepository repository) {
    this.transactions = transactions;
    this.repository = repository;
  }

  /** Those that there are, in one statement. */
  public List<PrincipalPlace> of(Collection<PrincipalPlace.Key> keys) {
    return keys.isEmpty() ? List.of() : transactions.read(db -> repository.places(db, keys));
  }
}
