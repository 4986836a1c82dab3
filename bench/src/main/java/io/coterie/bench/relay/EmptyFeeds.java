package io.coterie.bench.relay;

import io.coterie.relay.revocation.RevocationFeed;
import io.coterie.relay.revocation.Source;
import java.time.Duration;

/** Feeds in which nothing ever happens: a relay opens flows only while it hears from them. */
public final class EmptyFeeds {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private EmptyFeeds() {}

  /** Lets a relay follow them for as long as the process runs. */
  public static void feed(RevocationFeed relay) {
    for (var source : Source.values()) {
      relay.snapshotEnded(source);
    }
    Thread.ofPlatform().daemon().name("feeds").start(() -> keepUp(relay));
  }

  private static void keepUp(RevocationFeed relay) {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        for (var source : Source.values()) {
          relay.heard(source);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
