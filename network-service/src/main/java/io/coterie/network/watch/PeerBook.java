package io.coterie.network.watch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.NetworkId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * The nodes of networks, read once for all watches of this replica that are to tell of the same
 * change. What is kept is never older than what is asked for. Thread-safe.
 */
final class PeerBook {
  /** Nodes that are kept at most, of all networks together. */
  private static final long MOST_PEERS = 200_000;

  /** Watches come to a change within this, unless they are behind. */
  private static final Duration KEPT = Duration.ofSeconds(10);

  private final Transactions transactions;
  private final PeerRepository repository;
  private final Cache<NetworkId, NetworkPeers> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_PEERS)
          .weigher((NetworkId network, NetworkPeers peers) -> peers.size())
          .expireAfterWrite(KEPT)
          .build();

  @Inject
  PeerBook(Transactions transactions, PeerRepository repository) {
    this.transactions = transactions;
    this.repository = repository;
  }

  /**
   * The nodes of a network at a moment, or at a later one; empty if the network is gone. The first
   * that asks reads, others wait for that. Not to be used inside a transaction.
   */
  Optional<NetworkPeers> find(NetworkId network, Moment atLeast) {
    return kept(network, atLeast)
        .or(() ->
            Optional.ofNullable(
                kept.asMap()
                    .compute(
                        network,
                        (id, found) ->
                            found != null && found.moment().isAtLeast(atLeast)
                                ? found
                                : transactions.read(db -> repository.peers(db, id)).orElse(null))));
  }

  /**
   * The nodes of a network, read no earlier than this is asked: for whoever has not followed its
   * changes so far. Not to be used inside a transaction.
   */
  Optional<NetworkPeers> now(NetworkId network) {
    return transactions
        .read(db -> repository.moment(db, network))
        .flatMap(moment -> find(network, moment));
  }

  /**
   * Those at a moment, inside a transaction that sees just that moment, under no newer policy than
   * it can see. It waits for nobody, since whoever reads may be waiting for its connection.
   */
  Optional<NetworkPeers> find(DSLContext db, NetworkId network, Moment atLeast) {
    return kept(network, atLeast)
        .filter(peers -> peers.moment().policy() == atLeast.policy())
        .or(() -> {
          var read = repository.peers(db, network);
          read.ifPresent(peers -> kept.put(network, peers));
          return read;
        });
  }

  private Optional<NetworkPeers> kept(NetworkId network, Moment atLeast) {
    return Optional.ofNullable(kept.getIfPresent(network))
        .filter(peers -> peers.moment().isAtLeast(atLeast));
  }
}
