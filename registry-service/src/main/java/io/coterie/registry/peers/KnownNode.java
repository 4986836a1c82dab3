package io.coterie.registry.peers;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node that somebody follows, and who does. Not thread-safe: of {@link FactBook} alone. */
final class KnownNode {
  private final Set<Mailbox> followers = new HashSet<>(4);
  private @Nullable Identity identity;
  private Whereabouts whereabouts = Whereabouts.UNKNOWN;
  private boolean loaded;

  Set<Mailbox> followers() {
    return followers;
  }

  boolean isLoaded() {
    return loaded;
  }

  /** Empty until it was read, and if there is no such node. */
  Optional<Facts> facts() {
    return loaded
        ? Optional.ofNullable(identity).map(known -> new Facts(known, whereabouts))
        : Optional.empty();
  }

  /** What was read; what the feed has told since stays. */
  void load(Optional<Facts> found) {
    found.ifPresent(facts -> {
      var _ = update(facts.identity());
      var _ = update(facts.whereabouts());
    });
    loaded = true;
  }

  /** Whether that is news. */
  boolean update(Identity told) {
    boolean news = identity == null || told.version() > identity.version();
    if (news) {
      identity = told;
    }
    return news;
  }

  /** Whether that is news. */
  boolean update(Whereabouts told) {
    boolean news = told.version() > whereabouts.version();
    if (news) {
      whereabouts = told;
    }
    return news;
  }
}
