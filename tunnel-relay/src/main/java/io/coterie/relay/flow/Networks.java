package io.coterie.relay.flow;

import io.coterie.relay.forward.Meters;
import io.coterie.relay.id.CompactId;
import io.coterie.relay.id.Slots;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Networks that flows rest on, as places among the meters. Not thread-safe. */
final class Networks {
  private final Map<CompactId, Used> used = new HashMap<>();
  private final Slots slots;
  private final Meters meters;

  Networks(int capacity, Meters meters, Random random) {
    this.slots = new Slots(capacity, random);
    this.meters = meters;
  }

  private static final class Used {
    private final int id;
    private int flows;

    Used(int id) {
      this.id = id;
    }
  }

  /** One more flow rests on it. Returns its place; 0 for none. */
  int use(@Nullable CompactId network) {
    if (network == null) {
      return 0;
    }
    var place = used.computeIfAbsent(network, _ -> begin());
    place.flows++;
    return slots.place(place.id);
  }

  /** One less does. */
  void release(@Nullable CompactId network) {
    if (network == null) {
      return;
    }
    used.computeIfPresent(
        network,
        (_, place) -> {
          if (--place.flows > 0) {
            return place;
          }
          slots.free(place.id);
          return null;
        });
  }

  private Used begin() {
    int id = slots.take();
    if (id == 0) {
      throw new IllegalStateException("there are no more networks than flows");
    }
    meters.reset(slots.place(id));
    return new Used(id);
  }
}
