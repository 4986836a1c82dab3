package io.coterie.registry.peers;

import io.coterie.platform.feed.FeedStream;
import io.coterie.platform.feed.Outbound;
import io.coterie.registry.v1.WatchPeersResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells one client of one watch, round by round, on a thread of its own. */
final class PeerStream {
  private static final Duration CHECK = Duration.ofSeconds(1);

  /** How long after a message the client is told at least where it may go on. */
  private static final Duration CHECKPOINT = Duration.ofSeconds(15);

  private final Outbound<WatchPeersResponse> out;
  private final PeerWatch watch;
  private final Clock clock;
  private Instant lastSent;

  /** Everything up to there has been told; empty: not even the snapshot. */
  private String told = "";

  PeerStream(Outbound<WatchPeersResponse> out, PeerWatch watch, Clock clock) {
    this.out = out;
    this.watch = watch;
    this.clock = clock;
    this.lastSent = clock.instant();
  }

  /** Tells everything, then what changes. */
  void begin() {
    serve(() -> {
      watch.begin();
      round("");
      told = watch.token();
      send(PeerProto.snapshotEnd(told));
    });
  }

  /** Tells what has changed since, and what changes. */
  void resume(String resumeToken, PeerToken from, FeedStream missed) {
    serve(() -> {
      told = resumeToken;
      watch.resume(from, missed);
      round(watch.token());
    });
  }

  private interface Opening {
    void tell() throws InterruptedException;
  }

  private void serve(Opening opening) {
    try (watch) {
      opening.tell();
      follow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      out.fail(e);
    }
  }

  private void follow() throws InterruptedException {
    while (out.isOpen()) {
      if (watch.isCompleted()) {
        out.complete();
        return;
      }
      watch.await(CHECK);
      round(watch.token());
      // also behind changes that were nothing to this client: it would have them looked at again
      if (!clock.instant().isBefore(lastSent.plus(CHECKPOINT))) {
        send(PeerProto.checkpoint(told));
      }
    }
  }

  /**
   * Tells what has come together. Whoever is cut off before the last message gets all of them
   * again.
   *
   * @param after where to go on behind it
   */
  private void round(String after) throws InterruptedException {
    WatchPeersResponse.@Nullable Builder last = null;
    for (var change : watch.changes()) {
      var next = watch.tell(change);
      if (next.isPresent()) {
        if (last != null) {
          send(last.setResumeToken(told).build());
        }
        last = next.get();
      }
    }
    told = after;
    if (last != null) {
      send(last.setResumeToken(after).build());
    }
  }

  /** Waits for the client; what comes meanwhile is gathered, and who is too slow is found out. */
  private void send(WatchPeersResponse message) throws InterruptedException {
    while (!out.awaitReady(CHECK)) {
      if (!out.isOpen()) {
        return;
      }
      watch.checkAlive();
    }
    out.send(message);
    lastSent = clock.instant();
  }
}
