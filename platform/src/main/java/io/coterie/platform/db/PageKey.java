package io.coterie.platform.db;

import java.util.Arrays;
import java.util.List;

/** Where a page ended: the values that the list is ordered by, of its last item. */
public record PageKey(List<String> parts) {
  /** Longer ones would not fit the contracts' limit on page tokens. */
  private static final int MOST_CHARACTERS = 400;

  public PageKey {
    parts = List.copyOf(parts);
    if (parts.stream().mapToInt(String::length).sum() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("too long for a page token");
    }
  }

  /** Of values whose text says it all: ids, numbers, instants. */
  public static PageKey of(Object... values) {
    return new PageKey(Arrays.stream(values).map(Object::toString).toList());
  }

  /** The value at a place, as it was put in. */
  public String text(int index) {
    return parts.get(index);
  }

  /** The number at a place. */
  public long number(int index) {
    return Long.parseLong(parts.get(index));
  }
}
