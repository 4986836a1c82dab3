package io.coterie.sdk.agent;

import io.coterie.sdk.agent.tls.PinnedKey;
import java.io.IOException;
import java.util.Optional;

/**
 * The keys that nodes had when they were met last. A node that was met is believed to have another
 * key only if the last one vouches for it. Thread-safe.
 */
public interface KnownPeers {
  /** The key that a node has proved; empty: it was never met. Does not block. */
  Optional<PinnedKey> key(String node);

  /** A node has proved this key. May block. */
  void remember(String node, PinnedKey key) throws IOException;
}
