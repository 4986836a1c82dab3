package io.coterie.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads lists to their end. */
public final class Pages {
  /** The most that a hub gives at once. */
  public static final int SIZE = 1000;

  private Pages() {}

  /**
   * All items of all pages.
   *
   * @param page gets the page that a token names; the first one is empty
   */
  public static <R, T> List<T> all(
      Function<String, R> page, Function<R, List<T>> items, Function<R, String> next) {
    var all = new ArrayList<T>();
    String token = "";
    do {
      R reply = page.apply(token);
      all.addAll(items.apply(reply));
      token = next.apply(reply);
    } while (!token.isEmpty());
    return all;
  }
}
