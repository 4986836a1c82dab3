package io.coterie.sdk.agent.control;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Makes a node known to be there. Calls block. */
public interface Presence {
  /**
   * Says where the node is.
   *
   * @param endpoints {@code ip:port}, the best first
   * @param homeRelay empty: none
   * @return how long that holds
   */
  Duration beat(List<String> endpoints, String homeRelay) throws IOException;

  /** Says good-bye. */
  void leave() throws IOException;
}
