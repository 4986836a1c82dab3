package io.coterie.sdk.agent.control;

import io.coterie.network.v1.WatchAccessResponse;
import java.io.IOException;
import java.util.function.Consumer;

/** Tells who may reach the node. */
public interface AccessFeed {
  /**
   * Follows the watch until it ends, on the calling thread, which may be interrupted.
   *
   * @param resumeToken where to go on; empty: with a snapshot
   * @throws ResumeRefusedException when it has to begin with a snapshot
   */
  void follow(String resumeToken, Consumer<WatchAccessResponse> listener)
      throws IOException, InterruptedException;
}
