package io.coterie.relay.session;

import io.coterie.relay.id.CompactId;
import org.jspecify.annotations.Nullable;

/**
 * Sessions by their node: open addressing with linear probing, 4 to 8 bytes a session. Not
 * thread-safe.
 */
final class SessionIndex {
  private final @Nullable Session[] places;
  private final int mask;

  SessionIndex(int capacity) {
    int size = Integer.highestOneBit(Math.max(4, capacity)) << 1;
    this.places = new @Nullable Session[size];
    this.mask = size - 1;
  }

  @Nullable Session find(CompactId node) {
    return places[placeOf(node)];
  }

  void put(Session session) {
    places[placeOf(session.node())] = session;
  }

  /** Closes the gap, so that no search ends too early (Knuth, volume 3, 6.4, algorithm R). */
  void remove(Session session) {
    int gap = placeOf(session.node());
    places[gap] = null;
    int place = gap + 1 & mask;
    for (var next = places[place]; next != null; next = places[place]) {
      int home = home(next.node());
      if ((place - home & mask) >= (place - gap & mask)) {
        places[gap] = next;
        places[place] = null;
        gap = place;
      }
      place = place + 1 & mask;
    }
  }

  private int placeOf(CompactId node) {
    int place = home(node);
    for (var there = places[place];
        there != null && !there.node().equals(node);
        there = places[place]) {
      place = place + 1 & mask;
    }
    return place;
  }

  private int home(CompactId node) {
    return node.hashCode() & mask;
  }
}
