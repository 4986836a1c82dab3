package io.coterie.relay.id;

import java.util.Random;

/**
 * Places in a table, and ids that name them: the low bits are the place, the others are random, so
 * that an old id is not taken for a new one. A place that was given back waits until many others
 * were, or none is left. Not thread-safe.
 */
public final class Slots {
  /** How many places wait before the first of them is used again. */
  private static final int REST = 1024;

  private final int capacity;
  private final int mask;
  private final Random random;
  private final int[] resting;
  private int first;
  private int waiting;
  private int fresh;

  /**
   * Places from 1 on.
   *
   * @param capacity how many there may be
   */
  public Slots(int capacity, Random random) {
    this.capacity = capacity;
    this.mask = tableSize(capacity) - 1;
    this.random = random;
    this.resting = new int[capacity];
  }

  /** Size of a table with all places and place 0, which stands for none: a power of two. */
  public static int tableSize(int capacity) {
    return Math.max(2, Integer.highestOneBit(capacity) << 1);
  }

  public int place(int id) {
    return id & mask;
  }

  /** A new id; 0: there is no room. */
  public int take() {
    if (waiting > REST || (fresh == capacity && waiting > 0)) {
      int place = resting[first];
      first = (first + 1) % capacity;
      waiting--;
      return id(place);
    }
    return fresh < capacity ? id(++fresh) : 0;
  }

  /** Gives the place of an id back. */
  public void free(int id) {
    resting[(first + waiting) % capacity] = place(id);
    waiting++;
  }

  /** Places in use. */
  public int used() {
    return fresh - waiting;
  }

  public int capacity() {
    return capacity;
  }

  private int id(int place) {
    return place | (random.nextInt() & ~mask);
  }
}
