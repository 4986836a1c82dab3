package io.coterie.relay.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.awaitility.Awaitility;

/** Frames that came, until somebody reads them. Thread-safe. */
final class Inbox {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<byte[]> frames = new ArrayList<>();
  private int largest;

  synchronized void add(byte[] frame) {
    frames.add(frame);
    largest = Math.max(largest, frame.length);
  }

  synchronized int size() {
    return frames.size();
  }

  /** Bytes of the largest that ever came. */
  synchronized int largest() {
    return largest;
  }

  synchronized void clear() {
    frames.clear();
  }

  <T> T await(String what, Function<byte[], Optional<T>> reading) {
    return Awaitility.await(what)
        .pollInterval(Duration.ofMillis(2))
        .pollDelay(Duration.ZERO)
        .atMost(PATIENCE)
        .until(() -> take(reading), Optional::isPresent)
        .orElseThrow();
  }

  /** Does not wait. */
  synchronized <T> Optional<T> take(Function<byte[], Optional<T>> reading) {
    for (var each = frames.iterator(); each.hasNext(); ) {
      var read = reading.apply(each.next());
      if (read.isPresent()) {
        each.remove();
        return read;
      }
    }
    return Optional.empty();
  }
}
