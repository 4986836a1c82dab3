package io.coterie.platform.db;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One page of a list, and the token of the next. */
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }

  /** The next page's token as contracts carry it: empty if this is the last page. */
  public String nextToken() {
    return next.orElse("");
  }

  /** The same page of something made of each item. */
  public <R> Page<R> map(Function<? super T, ? extends R> make) {
    return new Page<>(items.stream().<R>map(make).toList(), next);
  }
}
