package io.coterie.relay.server;

import io.coterie.relay.forward.Drop;
import io.coterie.relay.forward.Traffic;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;

/** What all threads of a relay count. Thread-safe. */
final class Traffics {
  private final List<Traffic> all = new CopyOnWriteArrayList<>();

  /** For one more thread. */
  Traffic add() {
    var traffic = new Traffic();
    all.add(traffic);
    return traffic;
  }

  long dropped(Drop reason) {
    return sum(traffic -> traffic.dropped(reason));
  }

  long packets() {
    return sum(Traffic::packets);
  }

  long bytes() {
    return sum(Traffic::bytes);
  }

  private long sum(ToLongFunction<Traffic> count) {
    long sum = 0;
    for (var traffic : all) {
      sum += count.applyAsLong(traffic);
    }
    return sum;
  }
}
