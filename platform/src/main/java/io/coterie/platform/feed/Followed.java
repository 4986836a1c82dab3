package io.coterie.platform.feed;

import io.coterie.platform.id.NetworkId;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The networks that a reader follows at present, beside what it gets of every network: changes of
 * the objects whose keys end as its own do. It may follow more and fewer while it reads. What was
 * committed before a network was followed is left out: a reader first follows it, then looks at it,
 * and misses nothing. Thread-safe.
 */
public final class Followed {
  private final String ownKeyEnd;
  private final Set<NetworkId> networks = ConcurrentHashMap.newKeySet();

  /** Follows none yet. */
  public Followed(String ownKeyEnd) {
    this.ownKeyEnd = ownKeyEnd;
  }

  /** From now on changes of this network are wanted. */
  public void follow(NetworkId network) {
    networks.add(network);
  }

  /** From now on changes of this network are not wanted. */
  public void leave(NetworkId network) {
    networks.remove(network);
  }

  String ownKeyEnd() {
    return ownKeyEnd;
  }

  Collection<NetworkId> networks() {
    return Set.copyOf(networks);
  }

  boolean accepts(FeedRecord record) {
    return record.network().filter(networks::contains).isPresent()
        || record.key().endsWith(ownKeyEnd);
  }
}
