package io.coterie.sdk.agent.access;

import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.sdk.agent.control.AccessFeed;
import io.coterie.sdk.agent.control.Following;

/** Keeps an {@link AccessMap} as the hub has it, for as long as the agent runs. */
public final class AccessWatch {
  private final AccessFeed feed;
  private final AccessMap map;
  private final Runnable changed;

  /**
   * A watch of the map.
   *
   * @param changed is called after each change that may have taken something from somebody
   */
  public AccessWatch(AccessFeed feed, AccessMap map, Runnable changed) {
    this.feed = feed;
    this.map = map;
    this.changed = changed;
  }

  /** Runs until interrupted. */
  public void run() throws InterruptedException {
    Following.run(feed::follow, map::restart, this::apply);
  }

  private String apply(WatchAccessResponse said) {
    map.apply(said);
    switch (said.getEventCase()) {
      case REMOVED, ENTRY, FORGOTTEN, OPENNESS, SNAPSHOT_END -> changed.run();
      case CHECKPOINT, EVENT_NOT_SET -> {
        // nobody lost anything
      }
    }
    return said.getResumeToken();
  }
}
