package io.coterie.platform.feed;

import io.coterie.platform.id.NetworkId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Which changes a reader wants.
 *
 * @param kinds kinds of objects; empty: all
 * @param network only changes of this network; empty: of all and of none
 * @param followed only changes that it accepts when they are read; empty: all
 */
public record FeedFilter(
    Set<String> kinds, Optional<NetworkId> network, Optional<Followed> followed) {
  public FeedFilter {
    kinds = Set.copyOf(kinds);
  }

  /** Changes of objects of these kinds; none named: all. */
  public static FeedFilter of(Collection<String> kinds) {
    return new FeedFilter(Set.copyOf(kinds), Optional.empty(), Optional.empty());
  }

  /** Changes of these kinds in one network; none named: all. */
  public static FeedFilter in(NetworkId network, String... kinds) {
    return new FeedFilter(Set.of(kinds), Optional.of(network), Optional.empty());
  }

  /** Changes of these kinds in the networks that are followed at the time; none named: all. */
  public static FeedFilter following(Followed followed, String... kinds) {
    return new FeedFilter(Set.of(kinds), Optional.empty(), Optional.of(followed));
  }

  boolean accepts(FeedRecord record) {
    return (kinds.isEmpty() || kinds.contains(record.kind()))
        && (network.isEmpty() || network.equals(record.network()))
        && (followed.isEmpty() || followed.get().accepts(record));
  }
}
