package io.coterie.network.network;

import io.coterie.network.access.Network;
import io.coterie.network.access.Role;
import io.coterie.network.directory.Names;
import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** The directory of public networks. */
final class PublicNetworks {
  private final Transactions transactions;
  private final PublicNetworkRepository repository;
  private final Names names;
  private final PageTokens pageTokens;
  private final Clock clock;

  /**
   * A public network, and what the caller is to it.
   *
   * @param pending the caller asked to join, and waits for an answer
   */
  record Entry(Network network, Optional<Role> myRole, boolean pending) {}

  /** An entry, and what its owner is called. */
  record View(Entry entry, String ownerName) {}

  @Inject
  PublicNetworks(
      Transactions transactions,
      PublicNetworkRepository repository,
      Names names,
      PageTokens pageTokens,
      Clock clock) {
    this.transactions = transactions;
    this.repository = repository;
    this.names = names;
    this.pageTokens = pageTokens;
    this.clock = clock;
  }

  /**
   * By name; with a credential that is bound to a network that one only.
   *
   * @param query what the name or the description holds; empty: anything
   */
  Page<View> page(Caller caller, String query, PageSize size, String pageToken) {
    var list = PageScope.ofCall(query);
    var page =
        transactions.read(db ->
            pageTokens.page(
                list,
                size,
                repository.page(
                    db,
                    caller,
                    query,
                    clock.instant(),
                    pageTokens.after(list, pageToken),
                    size.limit()),
                PublicNetworks::key));
    var owners =
        names.of(
            page.items().stream().flatMap(e -> e.network().owner().principal().stream()).toList());
    return page.map(
        entry -> new View(entry, NetworkView.ownerName(entry.network().owner(), owners)));
  }

  private static PageKey key(Entry entry) {
    return PageKey.of(entry.network().name(), entry.network().id());
  }
}
