package io.coterie.standalone.matrix;

import io.coterie.network.v1.WatchNetworkRequest;
import io.coterie.network.v1.WatchNetworkResponse;
import io.coterie.sdk.CoterieClient;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A watch of a network that is read to its end. */
final class OpenWatch {
  private final CountDownLatch snapshot = new CountDownLatch(1);
  private final CompletableFuture<Long> end = new CompletableFuture<>();

  /** Begins to watch. */
  static OpenWatch of(CoterieClient client, String network) {
    var watch = new OpenWatch();
    var messages =
        client
            .networks()
            .watchNetwork(WatchNetworkRequest.newBuilder().setNetwork(network).build());
    Thread.ofVirtual().start(() -> watch.read(messages));
    return watch;
  }

  void awaitSnapshot() throws InterruptedException {
    snapshot.await();
  }

  boolean isOver() {
    return end.isDone();
  }

  /** How long after a moment of the system's nano clock it ended. */
  long millisAfter(long nanos) {
    return (end.join() - nanos) / 1_000_000;
  }

  private void read(Iterator<WatchNetworkResponse> messages) {
    try {
      while (messages.hasNext()) {
        if (messages.next().hasSnapshotEnd()) {
          snapshot.countDown();
        }
      }
    } catch (StatusRuntimeException e) {
      snapshot.countDown(); // the end is what is waited for, whatever it is called
    } finally {
      end.complete(System.nanoTime());
    }
  }
}
