package io.coterie.registry.peers;

import org.jspecify.annotations.Nullable;

/** One node at one place, as a watch holds it. Not thread-safe. */
final class Slot {
  /** The client has nothing of it. */
  private static final long NOTHING = 0;

  /** The client may have it, in whatever form. */
  private static final long SOMETHING = 1;

  private @Nullable Way way;
  private long told = NOTHING;

  /** Why the node may be reached; null: it may not. */
  @Nullable Way way() {
    return way;
  }

  void way(@Nullable Way changed) {
    way = changed;
  }

  /** The client may have it, from an earlier watch. */
  void presumeTold() {
    told = SOMETHING;
  }

  /** Whether this is not what the client has; it is going to be told. */
  boolean tell(long digest) {
    long telling = digest == NOTHING || digest == SOMETHING ? ~digest : digest;
    boolean news = telling != told;
    told = telling;
    return news;
  }

  /** Whether the client has it or may have it; it is going to be told that it is gone. */
  boolean tellGone() {
    boolean news = told != NOTHING;
    told = NOTHING;
    return news;
  }
}
