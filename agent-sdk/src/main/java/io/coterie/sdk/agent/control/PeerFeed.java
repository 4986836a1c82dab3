package io.coterie.sdk.agent.control;

import io.coterie.registry.v1.WatchPeersResponse;
import java.io.IOException;
import java.util.function.Consumer;

/** Tells whom the node may reach. */
public interface PeerFeed {
  /**
   * Follows the watch until it ends, on the calling thread, which may be interrupted.
   *
   * @param resumeToken where to go on; empty: with a snapshot
   * @throws ResumeRefusedException when it has to begin with a snapshot
   */
  void follow(String resumeToken, Consumer<WatchPeersResponse> listener)
      throws IOException, InterruptedException;
}
