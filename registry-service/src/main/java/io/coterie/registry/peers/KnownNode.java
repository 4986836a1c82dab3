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

  /**
   * Whether that may be news. What was read already may be to a watch that resumed: it has seen the
   * row, and the feed comes behind.
   */
  boolean update(Identity told) {
    boolean old = identity != null && told.version() < identity.version();
    if (!old) {
      identity = told;
    }
    return !old;
  }

  /** The same of where it is. */
  boolean update(Whereabouts told) {
    boolean old = told.version() < whereabouts.version();
    if (!old) {
      whereabouts = told;
    }
    return !old;
  }
}
