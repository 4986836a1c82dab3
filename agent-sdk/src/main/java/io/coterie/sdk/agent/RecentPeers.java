package io.coterie.sdk.agent;

import io.coterie.sdk.agent.tls.PinnedKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Those that were met last, for as long as the process lives. */
final class RecentPeers implements KnownPeers {
  private static final int MOST = 10_000;
  private static final float LOAD = 0.75f;

  private final Map<String, PinnedKey> keys =
      new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PinnedKey> eldest) {
          return size() > MOST;
        }
      };

  @Override
  public synchronized Optional<PinnedKey> key(String node) {
    return Optional.ofNullable(keys.get(node));
  }

  @Override
  public synchronized void remember(String node, PinnedKey key) {
    keys.put(node, key);
  }
}
